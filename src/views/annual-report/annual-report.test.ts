import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCase } from '../../core/case/change.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { openFreezer } from './index.ts'
import { rowsOfPart } from './job.ts'
import { readPdf } from './pdf.testing.ts'
import { listAround, listFigures } from './queries.ts'
import { type Asked, listRows } from './rows.ts'
import { countOf, type Figure } from './rules.ts'

let app: TestApp
let office: TestPerson
let city: string
const year = 2026
const today = '2026-06-01'

async function change({ id }: TestCase, patch: Record<string, unknown>) {
  await inCity(app.pool, city, 'write', async (tx) => {
    const { version } = await tx.db
      .selectFrom('collaboration')
      .select('version')
      .where('city_id', '=', city)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await changeCase(tx, { id, version }, patch)
  })
}
const open = (input: Partial<Parameters<typeof openTestCase>[2]> = {}) =>
  openTestCase(app, 'shinjo', { stage: 'consultation', parties: [{ name: 'みどり会' }], ...input })
const begun = async (patch: Record<string, unknown> = {}) => {
  const one = await open()
  await change(one, { stage: 'running', ...patch })
  return one
}

const figures = () => inCity(app.pool, city, 'read', (tx) => listFigures(tx, year, today))
const asked = (figure: Figure['figure'], key = ''): Asked => ({ figure, key, year, today })
const rowsBehind = ({ figure, key }: Pick<Figure, 'figure' | 'key'>, viewer = everywhere) =>
  inCity(app.pool, city, 'read', (tx) => listRows(tx, viewer as never, asked(figure, key), undefined))
const everywhere = {
  everywhere: true,
  person: { id: 'x', name: 'x' },
  hat: { kind: 'coordination' },
  hats: [],
}

beforeAll(async () => {
  app = await startTestApp()
  city = await app.cityId('shinjo')
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  await begun({ form: 'subsidy', field: 'snow', section: 'urban-development' })
  await begun({ form: 'subsidy' })
  await begun({ form: 'co-hosting', state: 'closed', closed_on: '2026-08-01', title: '=1+1,"式"' })
  await begun({ visibility: 'desk', form: 'subsidy' })
  await open()
  await open({ visibility: 'desk' })
  const late = await open()
  await app.owner.query(
    `INSERT INTO consultation (city_id, case_id, section, state, routed_by, answered_on, answer_due_on)
     VALUES ($1, $2, 'x', 'closed', 'field', '2026-07-10', '2026-07-01')`,
    [city, late.id],
  )
  await app.owner.query(
    `INSERT INTO answer_sum (city_id, fiscal_year, field, first_section, answered_section, answered, in_time)
     VALUES ($1, 2026, 'snow', 'x', 'x', 1, 0)`,
    [city],
  )
})
afterAll(() => app?.stop())

describe('the figures of a year', () => {
  test('are those of the kept sums, and each is the number of the rows behind it', async () => {
    const all = await figures()
    expect(countOf(all, 'received')).toBe(7)
    expect(countOf(all, 'register')).toBe(3)
    expect(countOf(all, 'form', 'subsidy')).toBe(2)
    expect(countOf(all, 'closed')).toBe(1)
    expect(countOf(all, 'late')).toBe(1)
    expect(countOf(all, 'register')).toBe(3)
    for (const figure of all)
      expect([figure.figure, figure.key, (await rowsBehind(figure)).visible]).toEqual([
        figure.figure,
        figure.key,
        figure.value,
      ])
  })

  test('equal a recount after whatever happens to a story', async () => {
    const one = await begun({ form: 'co-hosting', field: 'health' })
    for (const patch of [
      { form: 'subsidy' },
      { visibility: 'desk' },
      { visibility: 'public', section: 'general-policy' },
      { state: 'closed', closed_on: '2026-09-09' },
      { closed_on: '2025-09-09' },
      { state: 'open', closed_on: null, stage: 'consultation' },
      { stage: 'evaluation', field: null },
    ]) {
      await change(one, patch)
      const all = await figures()
      for (const name of ['register', 'closed'] as const)
        expect([patch, name, countOf(all, name)]).toEqual([
          patch,
          name,
          (await rowsBehind({ figure: name, key: '' })).visible,
        ])
      for (const figure of all.filter(({ key }) => key !== ''))
        expect([patch, figure.figure, figure.key, figure.value]).toEqual([
          patch,
          figure.figure,
          figure.key,
          (await rowsBehind(figure)).visible,
        ])
    }
    await change(one, { visibility: 'desk' })
    expect(countOf(await figures(), 'register')).toBe(3)
  })

  test('stand on the page as links to their rows, where everybody reads what is public and the number of the rest', async () => {
    const { text } = await app.anonymous().get(`/shinjo/annual-report?year=${year}`)
    expect(text).toContain(`/shinjo/annual-report/rows?year=${year}&amp;figure=form&amp;key=subsidy`)
    expect(text).not.toContain('この年度の報告を確定する')
    const rows = await app.anonymous().get(`/shinjo/annual-report/rows?year=${year}&figure=received`)
    expect(rows.text).toContain('8件のうち、見られるものは5件です')
    const inside = await office.get(`/shinjo/annual-report/rows?year=${year}&figure=received`)
    expect(inside.text).toContain('8件のうち、見られるものは8件です')
    expect((await app.anonymous().get('/shinjo/annual-report/rows?figure=nonsense')).status).toBe(404)
    expect((await app.anonymous().get('/shinjo/annual-report?year=nonsense')).status).toBe(200)
  })
})

describe('a frozen report', () => {
  let id = ''
  const path = (rest: string) => `/shinjo/annual-report/frozen${rest}?report=${id}`
  const run = () =>
    openFreezer({
      appPool: app.pool,
      directory: app.runtime.directory,
      storage: app.runtime.storage,
      clock: app.runtime.clock,
    })({ cityId: city, reportId: id })

  test('is asked for by the coordination office alone', async () => {
    const resident = await app.person('shinjo', { hat: 'resident' })
    expect((await resident.post('/shinjo/annual-report', { year: '2026' })).status).toBe(403)
    const nobody = await app.anonymous().post('/shinjo/annual-report', { year: '2026' })
    expect(nobody.location).toContain('/sign-in')
    expect((await office.post('/shinjo/annual-report', { year: 'x' })).status).toBe(422)
    const sent = await office.post('/shinjo/annual-report', { year: '2026' })
    expect(sent.status).toBe(303)
    id = new URL(sent.location ?? '', 'http://x').searchParams.get('report') ?? ''
    expect((await app.anonymous().get(path(''))).text).toContain('作成を待っています')
  })

  test('keeps figures and rows as they were, with a hash that anybody can compute again', async () => {
    const before = (await figures()).filter(({ value }) => value > 0)
    await run()
    await begun({ form: 'subsidy' })
    const { rows } = await app.owner.query(
      'SELECT figures, rows_hash, state, done, total FROM report_freeze WHERE id = $1',
      [id],
    )
    const [frozen] = rows
    expect(frozen.state).toBe('done')
    const sorted = (list: Figure[]) =>
      list.map(({ figure, key, value }) => `${figure} ${key} ${value}`).sort()
    expect(sorted(frozen.figures)).toEqual(sorted(before))
    const kept = await app.owner.query(
      `SELECT r.figure, r.key, c.number FROM report_row r JOIN collaboration c ON c.city_id = r.city_id AND c.id = r.case_id
       WHERE r.report_id = $1 ORDER BY r.figure COLLATE "C", r.key COLLATE "C", r.ordinal`,
      [id],
    )
    const lines = kept.rows.map(({ figure, key, number }) => `${figure}\t${key}\t${number}\n`).join('')
    expect(createHash('sha256').update(lines).digest('hex')).toBe(frozen.rows_hash)
    const page = await app.anonymous().get(path(''))
    expect(page.text).toContain('時点で確定した数です')
    expect(countOf(await figures(), 'form', 'subsidy')).toBe(countOf(frozen.figures, 'form', 'subsidy') + 1)
  })

  test('tells everybody of its rows only what they may know of today', async () => {
    const rows = (figure: string, who = app.anonymous()) =>
      who.get(`${path('/rows')}&figure=${figure}`).then(({ text }) => text)
    const numberOf = (html: string) => html.match(/2026-\d{5}-[A-Z0-9]/g) ?? []
    const shown = await begun({ form: 'subsidy' })
    expect(await rows('form&key=subsidy')).not.toContain(shown.number)
    const [first = ''] = numberOf(await rows('form&key=subsidy'))
    const { rows: found } = await app.owner.query(
      'SELECT id FROM collaboration WHERE city_id = $1 AND number = $2',
      [city, first],
    )
    await change({ id: found[0].id } as TestCase, { visibility: 'desk' })
    expect(await rows('form&key=subsidy')).not.toContain(first)
    expect(await rows('form&key=subsidy', office)).toContain(first)
    expect(await rows('received')).toContain(first)
    await change({ id: found[0].id } as TestCase, { visibility: 'public' })
    await change(shown, { visibility: 'desk' })
  })

  test('may not be changed by the app, not even its rows', async () => {
    for (const sql of [
      "UPDATE report_row SET figure = 'x'",
      'DELETE FROM report_row',
      "UPDATE report_file SET kind = 'list'",
    ])
      await expect(app.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('its paper is a tagged PDF that another program reads, and its list has every row, in a table, too', async () => {
    const bytesOf = async (position: number) => {
      const { rows } = await app.owner.query(
        'SELECT sha256 FROM report_file WHERE report_id = $1 AND position = $2',
        [id, position],
      )
      const stream = await app.runtime.storage.read(city, rows[0].sha256)
      return buffer(stream as never)
    }
    const [report, list] = [await bytesOf(0), await bytesOf(1)]
    const sent = await app.anonymous().get(`${path('/file')}&file=0`)
    expect(sent.headers.get('content-type')).toBe('application/pdf')
    expect(sent.text.startsWith('%PDF-')).toBe(true)
    expect((await app.anonymous().get(`${path('/file')}&file=2`)).status).toBe(404)
    const [text, listed] = [await readPdf(report), await readPdf(list)]
    expect(text).toContain('協働の年次報告')
    expect(listed).toContain('=1+1')
    for (const mark of ['/StructTreeRoot', '/Lang', '/Title']) expect(report.includes(mark)).toBe(true)
    const table = (await app.anonymous().get(path('/csv'))).text.trimEnd().split('\r\n')
    expect(table).toHaveLength(1 + 8)
    expect(table.filter((line) => line.includes('（公開していません）'))).toHaveLength(3)
    expect(table.find((line) => line.includes('=1+1'))).toContain(`"'=1+1,""式"""`)
  })

  test('made once more it is the same; of another city it is nothing', async () => {
    await run()
    const { rows } = await app.owner.query(
      'SELECT count(*)::int AS n FROM report_file WHERE report_id = $1',
      [id],
    )
    expect(rows).toEqual([{ n: 2 }])
    expect((await app.anonymous().get(`/echizen/annual-report/frozen?report=${id}`)).status).toBe(404)
    expect(rowsOfPart).toBe(500)
  })
})

test('a look back belongs to the fiscal year of its day in Japan, the first and the last hour too', async () => {
  const moments = { '2026-03-31T14:59:00Z': 2025, '2026-03-31T15:01:00Z': 2026, '2027-03-31T14:59:00Z': 2026 }
  const numbers = new Map<string, number>()
  for (const [at, year] of Object.entries(moments)) {
    const { id, number } = await open()
    numbers.set(number, year)
    const of = [city, id, at]
    await app.owner.query(
      `INSERT INTO joint_version VALUES ($1, $2, 'jointEvaluation', 1, '{}', 'x', '{}', null, $1, $3)`,
      of,
    )
    await app.owner.query(`INSERT INTO joint_effect VALUES ($1, $2, 'jointEvaluation', 1, 'x', $3)`, of)
  }
  for (const year of [2025, 2026]) {
    const { looks } = await inCity(app.pool, city, 'read', (tx) => listAround(tx, { year }))
    const told = looks.map(({ number }) => number).filter((number) => numbers.has(number))
    expect(told.sort()).toEqual([...numbers].flatMap(([number, of]) => (of === year ? [number] : [])).sort())
  }
})
