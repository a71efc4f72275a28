export type { paths as Paths } from './generated/api.ts'
export { operations } from './generated/operations.ts'
