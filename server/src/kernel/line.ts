import * as z from 'zod'

/** What ends a line, steers a terminal, or turns the order in which the rest of a line is read. */
const unruly = String.raw`\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069`
const ruly = new RegExp(`^[^${unruly}]*$`, 'u')
const fault = 'must not hold control characters'

/** Text that stands in one line with other text: in a list, a message, a terminal. */
export const lineUpTo = (max: number) => z.string().max(max).regex(ruly, fault)

/** What people call something. */
export const nameUpTo = (max: number) => z.string().trim().min(1).max(max).regex(ruly, fault)

const unrulyAnywhere = new RegExp(`[${unruly}]`, 'gu')

/** Others' text as one that `lineUpTo` takes, but for its length. */
export const toLine = (text: string): string => text.replace(unrulyAnywhere, ' ').trim()
