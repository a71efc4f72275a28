import { expect } from 'vitest'
import type { Case } from './cases.ts'
import { nothing } from './outcomes.ts'

export const base = '/identity/api'
export const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\.\d{7}\+00:00$/)
export const links = expect.any(Array)

export const person = (name: string) => ({
  firstName: name,
  lastName: 'Tester',
  emailAddress: `${name}@acme.test`,
  login: `${name}@acme.test`,
})
export const newUser = (name: string, more: object = {}) => ({
  ...person(name),
  type: 'Personal',
  ...more,
})
export const toldUser = (name: string, more: object = {}) => ({
  id: expect.stringMatching(/^[\w-]{1,64}$/),
  ...person(name),
  type: 'Personal',
  status: 'ACTIVE',
  external: false,
  created: instant,
  lastUpdated: instant,
  links,
  ...more,
})
export const summaryOf = (id: string) => ({
  id,
  login: 'grace@acme.test',
  email: 'grace@acme.test',
  firstName: 'Grace',
  lastName: 'Tester',
  type: 'Personal',
})
export const toldRole = (name: string, more: object = {}) => ({
  id: expect.any(String),
  roleId: { scope: 'default', code: name },
  source: 'LusidUser',
  name,
  description: `About ${name}`,
  samlName: `lusid:default:${name}`,
  links,
  ...more,
})
export const lusidAdministrator = toldRole('lusid-administrator', {
  roleId: { scope: 'LUSID_SYSTEM', code: 'lusid-administrator' },
  samlName: 'lusid:LUSID_SYSTEM:lusid-administrator',
  description: '',
})

/** The user of that name, whom the cases before invited. */
export const userNamed =
  (name: string, rest = '') =>
  async ({ server }: Parameters<Case['at']>[0]): Promise<string> => {
    const { body } = await server.call<{ id: string }>(
      'GET',
      `${base}/users/fromlogin/${name}@acme.test`,
    )
    return `${base}/users/${body.id}${rest}`
  }
export const ofNobody = (rest = '') => `${base}/users/${nothing}${rest}`
