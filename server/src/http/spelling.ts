/** Whether a body spells its fields as RFC 6749 does (`grant_type`), not in camelCase. */
export const isSnakeCase = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Object.keys(body).some((key) => key.includes('_'))

export const toCamelCase = (body: unknown): unknown =>
  respell(body, (key) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))

export const toSnakeCase = (body: unknown): unknown =>
  respell(body, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

const respell = (body: unknown, spell: (key: string) => string): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body).map(([key, value]) => [spell(key), value]))
    : body
