import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, compile, explain, readRequests, readWorld } from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import { decide } from './reference.ts'
import type { RequestLine, World } from './reference-world.ts'

const root = join(import.meta.dirname, 'vectors', 'decisions')
const folders = readdirSync(root).sort()

test('the vectors are all here', () => {
  const lines = folders.flatMap((folder) => linesOf(folder, 'expected.jsonl'))
  expect([folders.length, lines.length]).toEqual([15, 362])
})

for (const folder of folders) {
  const expected = linesOf(folder, 'expected.jsonl')
  const text = textOf(folder, 'world.json')

  describe(folder, () => {
    test('the reference gives every line', () => {
      const world: World = JSON.parse(text)
      const requests: RequestLine[] = linesOf(folder, 'requests.jsonl')
      const answers = requests.map((request) => {
        const { effect, reason } = decide(world, request)
        return { id: request.id, effect, reason }
      })
      expect(answers).toEqual(expected)
    })

    for (const [name, ask] of Object.entries({ check, explain })) {
      test(`the engine's ${name} gives every line`, () => {
        const world = readWorld(text)
        const snapshot = compile(world.tenant)
        const answers = readRequests(textOf(folder, 'requests.jsonl'), world).map((line) => {
          const { effect, reason } = ask(snapshot, line.request)
          return { id: line.id, effect, reason }
        })
        expect(answers).toEqual(expected)
      })
    }
  })
}

function textOf(folder: string, file: string) {
  return readFileSync(join(root, folder, file), 'utf8')
}

function linesOf(folder: string, file: string) {
  const lines = textOf(folder, file).split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}
