import { expect, test } from 'vitest'
import type { LogLevel } from '../kernel/log.ts'
import { jsonLog } from './log.ts'

/** What is written at a level. */
function written(level: LogLevel): object[] {
  const entries: object[] = []
  const to = { write: (line: string) => entries.push(JSON.parse(line)) }
  const log = jsonLog(level, () => new Date(7), to)
  log.warn('late')
  const error = Object.assign(new TypeError('no such row'), { code: '23505', detail: 'ada@acme' })
  log.error(error, 'Something failed', { requestId: 'r1' })
  log.error(error)
  log.error('gone')
  return entries
}

test('each event is a line of JSON with its weight, its time and its source', () => {
  const source = { time: 7, pid: process.pid, hostname: expect.any(String) }
  const err = {
    type: 'TypeError',
    message: 'no such row',
    code: '23505',
    stack: expect.any(String),
  }
  expect(written('trace')).toEqual([
    { level: 40, ...source, msg: 'late' },
    { level: 50, ...source, err, requestId: 'r1', msg: 'Something failed' },
    { level: 50, ...source, err, msg: 'no such row' },
    { level: 50, ...source, err: { message: 'gone' }, msg: 'gone' },
  ])
})

test('what weighs less than the level is not written', () => {
  const levels: readonly LogLevel[] = ['info', 'warn', 'error', 'fatal', 'silent']
  expect(levels.map((level) => written(level).length)).toEqual([4, 4, 3, 0, 0])
})
