import { expect, test } from 'vitest'
import { containing, isText } from './slice.ts'

test('what is searched for is text, not a pattern', () => {
  expect(containing('100%_Sure\\')).toBe('%100\\%\\_sure\\\\%')
  expect(containing('')).toBe('%%')
})

test('a cursor of text may be anything that the database has text with', () => {
  expect([isText('a'), isText(''), isText('a\0b')]).toEqual([true, true, false])
})
