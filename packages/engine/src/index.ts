export type * from './model.ts'
export { reference } from './model.ts'
