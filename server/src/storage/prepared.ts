import { sql } from 'kysely'

const mark = '/* prepared */'

/**
 * Stands at the front of a statement that each connection plans once. For those that are run again
 * and again, whose plan costs more than their run; their text must always be the same.
 */
export const prepared = sql.raw(mark)

/** Whether a statement is to be kept; a builder has its verb before the mark. */
export const isPrepared = (text: string): boolean => text.slice(0, 24).includes(mark)
