import { createHash } from 'node:crypto'
import type pg from 'pg'
import { expect } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { writeDurably } from '../../platform/storage/index.ts'
import type { TestApp } from '../../testing/app.ts'

export const sha = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex')

const idea = {
  issue: '雪',
  wish: '"引用"\n改行\tタブ \\ $1',
  proposer: '保護者',
  field: 'snow',
  visibility: 'public',
}
const hardNumbers = '{"n": 12345678901234567890.10, "t": [null, "😀"]}'

/** Real cases with a trail, and in them what is hardest to bring across. */
export async function fillShinjo(app: TestApp, now: Date): Promise<void> {
  const resident = await app.person('shinjo', { hat: 'resident', name: '髙﨑 葛󠄀𠮷' })
  await app.person('echizen', { hat: 'resident' })
  for (const title of ['雪かき', "O'Brien 髙﨑葛󠄀𠮷", '🏔️ emoji'])
    expect((await resident.post('/shinjo/ideas', { ...idea, title })).status).toBe(303)
  const city = await app.cityId('shinjo')
  const { rows } = await app.owner.query<{ id: string }>(
    'SELECT id FROM collaboration WHERE city_id = $1 ORDER BY id',
    [city],
  )
  const [first, second, third] = rows.map(({ id }) => id)
  const set = (columns: string, id: unknown, ...values: unknown[]) =>
    app.owner.query(`UPDATE collaboration SET ${columns} WHERE city_id = $1 AND id = $2`, [
      city,
      id,
      ...values,
    ])
  // the earlier case has the later one as its parent: in the order of ids the row would point at nothing
  await set('parent_id = $3', first, third)
  await set(`self_check = 'null', tags = $3`, first, ['a,b', '"', '{}', ''])
  await set('self_check = $3', second, hardNumbers)
  await set(`created_at = '2026-06-01 10:00:00.123456+09'`, second)
  await addSheet(app, city, resident.id, now)
  await addFile(app, city, first, now)
  await addScan(app, city, now)
}

async function addSheet({ owner }: TestApp, city: string, person: string, now: Date): Promise<void> {
  await owner.query(
    `WITH one AS (SELECT city_id, case_id, id FROM party WHERE city_id = $1 LIMIT 1),
       opened AS (INSERT INTO evaluation_round (city_id, case_id, round, questions, scale, seal_key, due_on, opened_at)
         SELECT city_id, case_id, 1, '{}', '[]', 'x', '2026-07-01', $4 FROM one)
     INSERT INTO evaluation_sheet (city_id, case_id, judge_id, party_id, sealed, person_id, handed_in_at)
       SELECT city_id, case_id, id, id, $2, $3, $4 FROM one`,
    [city, Buffer.from([0, 1, 10, 13, 92, 127, 128, 255]), person, now],
  )
}

async function addFile(app: TestApp, city: string, caseId: unknown, now: Date): Promise<void> {
  const content = Buffer.from('%PDF-1.7 \u0000 scan')
  await writeDurably(app.runtime.filesDir, city, sha(content), content)
  await app.owner.query(
    `INSERT INTO file (city_id, id, case_id, name, media_type, size, sha256, visibility, added_at)
     VALUES ($1, $2, $3, '協定書.pdf', 'application/pdf', $4, $5, 'public', $6)`,
    [city, blindId(), caseId, content.length, sha(content), now],
  )
}

/** A paper that came by scan and waits for somebody, with the picture of its page. */
async function addScan(app: TestApp, city: string, now: Date): Promise<void> {
  const [paper, picture] = [Buffer.from('%PDF-1.7 \u0000 waiting'), Buffer.from('a page of it')]
  for (const content of [paper, picture])
    await writeDurably(app.runtime.filesDir, city, sha(content), content)
  await app.owner.query(
    `INSERT INTO scan (city_id, id, state, name, media_type, size, sha256, sent_size, sent_sha256, made, scan, pages, added_at)
     VALUES ($1, $2, 'waiting', '紙.pdf', 'application/pdf', $3, $4, $3, $4, 'asSent', 'none', $5, $6)`,
    [city, blindId(), paper.length, sha(paper), [sha(picture)], now],
  )
}

/** Every row of a city in PostgreSQL's own text, by table: nothing of the export is used to compare it. */
export async function rowsOf(db: pg.Pool, cityId: string): Promise<Map<string, string[]>> {
  const { rows: tables } = await db.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.columns WHERE column_name = 'city_id' AND table_schema = 'public'`,
  )
  const found = new Map<string, string[]>()
  for (const { table } of tables) {
    const { rows } = await db.query<{ row: string }>(
      `SELECT t::text AS row FROM "${table}" t WHERE city_id = $1`,
      [cityId],
    )
    found.set(table, rows.map(({ row }) => row).sort())
  }
  return new Map([...found].sort())
}
