import type { ColumnType } from 'kysely'

export type Timestamp = ColumnType<Date, Date, Date>
export type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>
/** Written as JSON text, read as the value. */
export type Json<Value> = ColumnType<Value, string, string>
/** Made by the database from other columns of the row, in lower case, to look it up by. */
export type Derived = ColumnType<string, never, never>
/** bigint comes from the driver as text, since it may pass 2^53. */
export type BigInteger = ColumnType<string, string | number | undefined, string | number>
