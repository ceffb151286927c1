import type pg from 'pg'
import { personalColumns } from '../platform/db/personal.ts'
import { choicesOf, columnsOf, keyOf, referencesOf } from './table-facts.ts'

/** Rows that new rows belong to, so that what is planted is somebody's here. */
export type Belongs = { cityId: string; personId: string; caseId: string }
type Values = Record<string, unknown>

const quote = (name: string) => `"${name}"`

/**
 * Puts the canary into every column that the registry calls personal and that no story has filled: into the rows that
 * are there, or into a row made from the catalogue. A column that cannot be planted is named, so that a new table is
 * never passed over.
 */
export async function plantEveryColumn(owner: pg.Pool, belongs: Belongs, mark: string): Promise<string[]> {
  const faults: string[] = []
  for (const { table, column } of personalColumns) {
    const where = `${table}.${column}`
    try {
      if (
        (await isPlanted(owner, table, column, belongs.cityId, mark)) ||
        (await fill(owner, table, column, belongs.cityId, mark))
      )
        continue
      await insertRow(owner, table, belongs, mark)
    } catch (error) {
      faults.push(`${where}: ${(error as Error).message}`)
      continue
    }
    if (!(await isPlanted(owner, table, column, belongs.cityId, mark))) faults.push(`${where}: stays empty`)
  }
  return faults
}

async function isPlanted(owner: pg.Pool, table: string, column: string, cityId: string, mark: string) {
  const { rowCount } = await owner.query(
    `SELECT 1 FROM ${quote(table)} WHERE city_id = $1 AND position($2 IN ${asText(await typeOf(owner, table, column), column)}) > 0 LIMIT 1`,
    [cityId, mark],
  )
  return (rowCount ?? 0) > 0
}

const asText = (type: string, column: string) =>
  type === 'bytea' ? `encode(${quote(column)}, 'escape')` : `${quote(column)}::text`

async function typeOf(owner: pg.Pool, table: string, column: string): Promise<string> {
  const found = (await columnsOf(owner, table)).find(({ name }) => name === column)
  if (found === undefined) throw new Error('no such column')
  return found.type
}

/** Columns that hold a list of things. */
const lists: ReadonlySet<string> = new Set(['table_sitting.agenda', 'table_sitting.attendance'])

/** Columns that hold a sheet's answers: marks and words by the question. */
const answers: ReadonlySet<string> = new Set(['voice_answer.answers'])

/** The mark as a value of the type, different in every row. */
function planted(type: string, label: string, where: string): string {
  if (lists.has(where)) return `jsonb_build_array(jsonb_build_object('text', ${label}, 'name', ${label}))`
  if (answers.has(where))
    return `jsonb_build_object('marks', '{}'::jsonb, 'words', jsonb_build_object('x', ${label}))`
  if (type === 'jsonb' || type === 'json') return `jsonb_build_object('text', ${label})`
  if (type === 'text[]') return `ARRAY[${label}]`
  return type === 'bytea' ? `convert_to(${label}, 'UTF8')` : label
}

async function fill(
  owner: pg.Pool,
  table: string,
  column: string,
  cityId: string,
  mark: string,
): Promise<boolean> {
  // A session's or a link's own key is looked up by its hash: another one beside it is made instead.
  if ((await keyOf(owner, table)).includes(column)) return false
  const label = `'${mark}-${table}.${column}-' || planted_at`
  const { rowCount } = await owner.query(
    `UPDATE ${quote(table)} t SET ${quote(column)} = ${planted(await typeOf(owner, table, column), label, `${table}.${column}`)}
     FROM (SELECT ctid, row_number() OVER () AS planted_at FROM ${quote(table)} WHERE city_id = $1) r WHERE t.ctid = r.ctid`,
    [cityId],
  )
  return (rowCount ?? 0) > 0
}

async function insertRow(owner: pg.Pool, table: string, belongs: Belongs, mark: string): Promise<void> {
  const columns = await columnsOf(owner, table)
  const personal = new Set(personalColumns.filter((one) => one.table === table).map(({ column }) => column))
  const enums = await choicesOf(owner, table)
  const values: Values = { city_id: belongs.cityId, ...(await referred(owner, table, belongs, mark)) }
  for (const { name, type, needed } of columns) {
    if (name in values) continue
    if (personal.has(name)) values[name] = sampleOf(type, `${mark}-${table}.${name}`, `${table}.${name}`)
    else if (needed) values[name] = enums.get(name) ?? sampleOf(type, 'x')
  }
  const names = Object.keys(values)
  await owner.query(
    `INSERT INTO ${quote(table)} (${names.map(quote).join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(values),
  )
}

const samples: Readonly<Record<string, (text: string) => unknown>> = {
  jsonb: (text) => JSON.stringify({ text }),
  bytea: (text) => Buffer.from(text),
  'text[]': (text) => [text],
  uuid: () => crypto.randomUUID(),
  'uuid[]': () => [],
  boolean: () => false,
  date: () => '2026-05-01',
  'timestamp with time zone': () => '2026-05-01T00:00:00Z',
}

function sampleOf(type: string, text: string, where = ''): unknown {
  if (lists.has(where)) return JSON.stringify([{ text, name: text }])
  if (answers.has(where)) return JSON.stringify({ marks: {}, words: { x: text } })
  const sample = samples[type]
  if (sample) return sample(text)
  return /int|numeric/.test(type) ? 1 : text
}

/** What the new row refers to. */
async function referred(owner: pg.Pool, table: string, belongs: Belongs, mark: string): Promise<Values> {
  const values: Values = {}
  const others = (await referencesOf(owner, table)).filter(
    ({ table: other }) => other !== 'city' && other !== table,
  )
  for (const { columns, table: other, refers } of others) {
    if (columns.every((name) => name in values || name === 'city_id')) continue
    const row = await rowOf(owner, other, belongs, mark)
    for (const [at, name] of columns.entries()) values[name] ??= row[refers[at] ?? '']
  }
  return values
}

/** A row of the table, the resident's and the first case's before others; planted where there is none. */
async function rowOf(owner: pg.Pool, table: string, belongs: Belongs, mark: string): Promise<Values> {
  const order = table === 'person' || table === 'collaboration' ? 'id = ANY ($2) DESC' : '$2::uuid[]'
  const find = async () => {
    const { rows } = await owner.query<Values>(
      `SELECT * FROM ${quote(table)} WHERE city_id = $1 ORDER BY ${order} LIMIT 1`,
      [belongs.cityId, [belongs.personId, belongs.caseId]],
    )
    return rows[0]
  }
  const row = await find()
  if (row) return row
  await insertRow(owner, table, belongs, mark)
  return (await find()) ?? {}
}
