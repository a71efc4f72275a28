import { actorOfSubject, compile, recompile } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, tenant } from './small-world.ts'

const known = (id: string, issuer: string, subject: string) => ({
  ...actor(id, []),
  issuer,
  subject,
})
const first = compile(
  tenant({ actors: [known('a', 'local', 'ada'), known('b', 'https://x.test', 'ada')] }),
)

test('an actor is found by issuer and subject together', () => {
  expect(actorOfSubject(first, 'local', 'ada')?.id).toBe('a')
  expect(actorOfSubject(first, 'https://x.test', 'ada')?.id).toBe('b')
  expect(actorOfSubject(first, 'local', 'bert')).toBeUndefined()
  expect(actorOfSubject(first, 'nobody', 'ada')).toBeUndefined()
})

test('each state finds the actors of its own, whichever was asked first', () => {
  const put = recompile(first, { put: { actors: [known('c', 'local', 'cleo')] } }, 2)
  const gone = recompile(put, { remove: { actors: ['a'] } }, 3)
  const again = recompile(gone, { put: { actors: [known('d', 'local', 'ada')] } }, 4)
  const branch = recompile(first, { put: { actors: [known('e', 'local', 'eve')] } }, 2)
  const subjects = ['ada', 'cleo', 'eve']
  const found = (state: typeof first) =>
    subjects.map((subject) => actorOfSubject(state, 'local', subject)?.id)
  const expected = [
    { state: again, ids: ['d', 'c', undefined] },
    { state: first, ids: ['a', undefined, undefined] },
    { state: branch, ids: ['a', undefined, 'e'] },
    { state: gone, ids: [undefined, 'c', undefined] },
    { state: put, ids: ['a', 'c', undefined] },
  ]
  for (const { state, ids } of [...expected, ...expected.toReversed()])
    expect(found(state)).toEqual(ids)
})

test('an actor put anew under another subject is found by that one alone', () => {
  const renamed = recompile(first, { put: { actors: [known('a', 'local', 'adele')] } }, 2)
  expect(actorOfSubject(renamed, 'local', 'adele')?.id).toBe('a')
  expect(actorOfSubject(renamed, 'local', 'ada')).toBeUndefined()
  expect(actorOfSubject(first, 'local', 'ada')?.id).toBe('a')
})
