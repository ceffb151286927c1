import { sql } from 'kysely'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Answer, LineVersion, SheetLine } from './types.ts'

/** The answers to one version of a line, here called `v`. */
const answers = sql<Answer[]>`(SELECT coalesce(json_agg(json_build_object(
    'version', a.version, 'hash', a.content_hash, 'partyId', a.party_id, 'answer', a.answer, 'personId', a.person_id,
    'name', q.name, 'at', a.at) ORDER BY a.at, a.id), '[]')
  FROM sheet_answer a JOIN person q ON q.city_id = a.city_id AND q.id = a.person_id
  WHERE a.city_id = v.city_id AND a.line_id = v.line_id AND a.version = v.version)`

/** The whole sheet in one statement: each line's newest version, who proposed it first, and the answers to it. */
export async function listLines(tx: Tx, caseId: string): Promise<SheetLine[]> {
  return (await newestLines(tx, caseId).execute()) as SheetLine[]
}

/** One line as it stands. */
export async function findLine(tx: Tx, caseId: string, lineId: string): Promise<SheetLine | undefined> {
  const row = await newestLines(tx, caseId).where('l.id', '=', lineId).executeTakeFirst()
  return row as SheetLine | undefined
}

const newestLines = ({ db, cityId }: Tx, caseId: string) =>
  db
    .selectFrom('sheet_line as l')
    .innerJoin('sheet_line_version as v', (join) =>
      join.onRef('v.city_id', '=', 'l.city_id').onRef('v.line_id', '=', 'l.id'),
    )
    .innerJoin('sheet_line_version as f', (join) =>
      join.onRef('f.city_id', '=', 'l.city_id').onRef('f.line_id', '=', 'l.id').on('f.version', '=', 1),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'v.city_id').onRef('p.id', '=', 'v.person_id'),
    )
    .innerJoin('person as fp', (join) =>
      join.onRef('fp.city_id', '=', 'f.city_id').onRef('fp.id', '=', 'f.person_id'),
    )
    .distinctOn('l.id')
    .select(['l.id', 'l.section', 'v.version', 'v.content', 'v.content_hash as hash'])
    .select(['v.party_id as partyId', 'v.on_paper_of as onPaperOf', 'v.person_id as personId', 'p.name'])
    .select([
      sql<string>`to_json(v.at)#>>'{}'`.as('at'),
      sql<
        SheetLine['first']
      >`json_build_object('partyId', f.party_id, 'onPaperOf', f.on_paper_of, 'name', fp.name,
        'at', f.at)`.as('first'),
      answers.as('answers'),
    ])
    .where('l.city_id', '=', cityId)
    .where('l.case_id', '=', caseId)
    .orderBy('l.id')
    .orderBy('v.version', 'desc')

export type LineHistory = { id: string; section: string; versions: LineVersion[]; answers: Answer[] }

/** Every text a line ever had, the newest first, and every answer to any of them. */
export const findHistory = async (tx: Tx, caseId: string, lineId: string): Promise<LineHistory | undefined> =>
  (await listHistories(tx, caseId, [lineId]))[0]

/** The same of several lines at once. */
export async function listHistories(
  { db, cityId }: Tx,
  caseId: string,
  lineIds: readonly string[],
): Promise<LineHistory[]> {
  if (lineIds.length === 0) return []
  const rows = await db
    .selectFrom('sheet_line as l')
    .innerJoin('sheet_line_version as v', (join) =>
      join.onRef('v.city_id', '=', 'l.city_id').onRef('v.line_id', '=', 'l.id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'v.city_id').onRef('p.id', '=', 'v.person_id'),
    )
    .select(['l.id', 'l.section', 'v.version', 'v.content', 'v.content_hash as hash'])
    .select(['v.party_id as partyId', 'v.on_paper_of as onPaperOf', 'v.person_id as personId', 'p.name'])
    .select([sql<string>`to_json(v.at)#>>'{}'`.as('at'), answers.as('answers')])
    .where('l.city_id', '=', cityId)
    .where('l.case_id', '=', caseId)
    .where('l.id', 'in', [...lineIds])
    .orderBy('v.version', 'desc')
    .execute()
  return histories(rows)
}

/** Lines of a page of the sheet's history. */
export const historyLines = 10

/** Every version and answer of the sheet, line by line from one line on: what all sides read as its history. */
export async function listChanges(
  { db, cityId }: Tx,
  caseId: string,
  after: string | undefined,
): Promise<LineHistory[]> {
  const rows = await db
    .selectFrom('sheet_line_version as v')
    .innerJoin('sheet_line as l', (join) =>
      join.onRef('l.city_id', '=', 'v.city_id').onRef('l.id', '=', 'v.line_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'v.city_id').onRef('p.id', '=', 'v.person_id'),
    )
    .select(['l.id', 'l.section', 'v.version', 'v.content', 'v.content_hash as hash'])
    .select(['v.party_id as partyId', 'v.on_paper_of as onPaperOf', 'v.person_id as personId', 'p.name'])
    .select([sql<string>`to_json(v.at)#>>'{}'`.as('at'), answers.as('answers')])
    .where('v.city_id', '=', cityId)
    .where('v.case_id', '=', caseId)
    .where('v.line_id', 'in', (q) => {
      const lines = q.selectFrom('sheet_line').select('id').where('city_id', '=', cityId)
      const own = lines
        .where('case_id', '=', caseId)
        .orderBy('id')
        .limit(historyLines + 1)
      return after === undefined ? own : own.where('id', '>', after)
    })
    .orderBy('v.line_id')
    .orderBy('v.version', 'desc')
    .execute()
  return histories(rows)
}

type HistoryRow = Omit<LineVersion, 'content'> & {
  id: string
  section: string
  content: unknown
  answers: Answer[]
}

function histories(rows: readonly HistoryRow[]): LineHistory[] {
  const lines = new Map<string, LineHistory>()
  for (const { id, section, answers: given, ...version } of rows) {
    const line = lines.get(id) ?? { id, section, versions: [], answers: [] }
    lines.set(id, line)
    line.versions.push(version as LineVersion)
    line.answers.push(...given)
  }
  return [...lines.values()]
}

/** For which parties somebody has spoken on this sheet, under any of their records. */
export async function listSpokenFor(
  { db, cityId }: Tx,
  caseId: string,
  persons: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('sheet_answer')
    .select('party_id')
    .distinct()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('person_id', 'in', [...persons])
    .execute()
  return rows.map((row) => row.party_id)
}

export async function insertLine({ db, cityId }: Tx, line: { id: string; caseId: string; section: string }) {
  const { id, caseId, section } = line
  await db.insertInto('sheet_line').values({ city_id: cityId, id, case_id: caseId, section }).execute()
}

type NewVersion = Omit<LineVersion, 'name' | 'at'> & { caseId: string; lineId: string }

/** False when somebody else wrote the same version first. */
export async function insertLineVersion(
  { db, cityId }: Tx,
  written: NewVersion,
  now: Date,
): Promise<boolean> {
  const inserted = await db
    .insertInto('sheet_line_version')
    .values({
      city_id: cityId,
      line_id: written.lineId,
      version: written.version,
      case_id: written.caseId,
      content: JSON.stringify(written.content),
      content_hash: written.hash,
      party_id: written.partyId,
      on_paper_of: written.onPaperOf,
      person_id: written.personId,
      at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'line_id', 'version']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type NewAnswer = Omit<Answer, 'name' | 'at'> & { caseId: string; lineId: string }

/** The database refuses an answer to a text that is not there. */
export async function insertAnswer({ db, cityId }: Tx, given: NewAnswer, now: Date): Promise<void> {
  await db
    .insertInto('sheet_answer')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      case_id: given.caseId,
      line_id: given.lineId,
      version: given.version,
      content_hash: given.hash,
      party_id: given.partyId,
      answer: given.answer,
      person_id: given.personId,
      at: now,
    })
    .execute()
}
