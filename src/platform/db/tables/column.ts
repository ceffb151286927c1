import type { ColumnType } from 'kysely'

/** A `date` column: 'YYYY-MM-DD' both ways, never a moment. */
export type Day = string
export type Json<T> = ColumnType<T, string, string>
