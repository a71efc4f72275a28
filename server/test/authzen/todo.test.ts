import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { build, todo } from './worlds.ts'

/**
 * The payloads of the todo interop scenario, from the repository openid/authzen
 * (`interop/authzen-todo-backend/test/decisions-*.json`, MIT licence).
 */
const payloads: {
  readonly evaluation: readonly { readonly request: Request; readonly expected: boolean }[]
  readonly evaluations: readonly { readonly request: Request; readonly expected: unknown }[]
} = JSON.parse(readFileSync(new URL('todo-decisions.json', import.meta.url), 'utf8'))

interface Request {
  readonly subject: { readonly id: string }
  readonly action: { readonly name: string }
  readonly resource?: { readonly id: string }
}

const server = await startServer()
const { ask } = await build(server, todo)

const nameOf = ({ subject, action, resource }: Request) =>
  `${todo.people.find((one) => one.subject === subject.id)?.email} ${action.name} ${resource?.id ?? ''}`

describe('one evaluation', () => {
  for (const [at, { request, expected }] of payloads.evaluation.entries())
    test(`${at}: ${nameOf(request)} is ${expected}`, async () => {
      expect(await ask('/access/v1/evaluation', request)).toEqual({ decision: expected })
    })

  test('there are forty of them', () => {
    expect(payloads.evaluation.length).toBe(40)
  })
})

describe('several evaluations', () => {
  for (const [at, { request, expected }] of payloads.evaluations.entries())
    test(`${at}: ${nameOf(request)} are as the scenario has them`, async () => {
      expect(await ask('/access/v1/evaluations', request)).toEqual({ evaluations: expected })
    })

  test('there are three of them', () => {
    expect(payloads.evaluations.length).toBe(3)
  })
})
