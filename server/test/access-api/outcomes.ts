import { expect } from 'vitest'
import { casesOf } from './cases.ts'

export const base = '/access/api'
export const nothing = '01890000-0000-7000-8000-000000000000'
export const without = (thing: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name)))
export const id = (code: string) => ({ scope: 'default', code })
export const missing = { outcome: 'missing', status: 404 } as const
export const invalid = { outcome: 'invalid', status: 400, code: 151 } as const
export const taken = { outcome: 'taken', status: 409 } as const
export const success = (status = 200) => ({ outcome: 'success', status }) as const
export const list = expect.arrayContaining([expect.objectContaining({ id: expect.any(Object) })])
export const page = (values: unknown = list) => ({
  values,
  href: expect.stringMatching(/^http/),
  links: expect.any(Array),
})

/** Cases of a list that is paged. */
export const paged = (call: string, values?: unknown) => {
  const path = call.split(' ')[1] ?? ''
  return casesOf(
    call,
    { when: 'all on one page', ...success(), reply: () => page(values) },
    {
      when: 'filtered and sorted',
      at: `${path}?filter=description%20exists%20or%20id.code%20exists&sortBy=-id.code`,
      ...success(),
    },
    { when: 'no page is that long', at: `${path}?limit=5001`, ...invalid },
    { when: 'the filter cannot be read', at: `${path}?filter=id.code`, ...invalid },
    { when: 'the filter has an unknown field', at: `${path}?filter=x%20eq%20'1'`, ...invalid },
    { when: 'it is sorted by an unknown field', at: `${path}?sortBy=surprise`, ...invalid },
    { when: 'the page token is none', at: `${path}?page=bm9uZQ==`, ...invalid, code: 689 },
    { when: 'the page token has other characters', at: `${path}?page=%25`, ...invalid },
  )
}

/** What a new thing may not be called. */
export const wrongCodes = ['ab', '123', '-abc', 'a/b', 'x'.repeat(101), 7]
