import type { Selectable } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { withoutPersonal } from '../log.ts'
import { classOf, mayGo, personalColumns, typedColumns, type Unpersonal, unloggable } from './personal.ts'
import type { CaseTables, caseColumns } from './tables/case.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

test('every personal column that a table’s comment names is typed as one, and the other way round', async () => {
  const { rows } = await app.owner.query<{ table: string; named: string }>(
    `SELECT c.relname AS table, substring(obj_description(c.oid) FROM 'personal=(.*)$') AS named FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
  )
  const named = rows
    .filter(({ named }) => named !== 'none')
    .flatMap(({ table, named }) => named.split(',').map((column) => `${table}.${column}`))
  // Hashes that let somebody in are no data about a person; a table may name them all the same.
  const typed = personalColumns
    .filter((one) => one.class !== 'credential' || named.includes(`${one.table}.${one.column}`))
    .map(({ table, column }) => `${table}.${column}`)
  expect(typed.sort()).toEqual(named.sort())
})

describe('what a class says', () => {
  test('nothing personal is searched, served by the API or logged', () => {
    for (const place of ['search', 'api', 'log'] as const)
      expect(personalColumns.filter((one) => mayGo(one.class, place))).toEqual([])
  })

  test('a row for search or the API has no personal column: the compiler refuses it', () => {
    const full = { title: 'x', proposer: 'y' } as Selectable<CaseTables['collaboration']>
    const row: Unpersonal<typeof full, typeof caseColumns.collaboration> = full
    expect(row.title).toBe('x')
    // @ts-expect-error a person's name is not there
    expect(row.proposer).toBe('y')
  })

  test('a column has one class', () => {
    const names = typedColumns.map(({ table, column }) => `${table}.${column}`)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect([
      classOf('person', 'phone'),
      classOf('collaboration', 'title'),
      classOf('person', 'nothing'),
    ]).toEqual(['contact', 'open', undefined])
  })
})

describe('a line of the log', () => {
  test('loses whatever is called as a personal column, at any depth', () => {
    expect(unloggable.size).toBeGreaterThan(15)
    for (const name of unloggable)
      expect(
        JSON.stringify(
          withoutPersonal({ path: '/x', [name]: 'secret', more: { deep: { [name]: 'secret' } } }),
        ),
      ).toBe('{"path":"/x","more":{"deep":{}}}')
  })

  test('keeps what an operator needs', () => {
    const line = { requestId: 'r', method: 'GET', path: '/:city', status: 200, ms: 3, statements: 4 }
    const err = { name: 'TypeError', message: 'x is not a function', stack: 'at …', code: undefined }
    expect(withoutPersonal({ ...line, err })).toEqual({ ...line, err })
  })
})
