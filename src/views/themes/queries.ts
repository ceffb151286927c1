import { type Selectable, sql } from 'kysely'
import type { Case, Party } from '../../core/case/types.ts'
import { visibleCases } from '../../core/case/visibility.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import type { Theme } from '../../core/theme/index.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ThemeInput } from './rules.ts'

const mostThemes = 200
const mostAnswers = 100

export type ListedTheme = Theme & { answers: number }

/** What was released, the last to end first; to whoever makes them also the drafts of their section, or of all. */
export async function listThemes(
  { db, cityId }: Tx,
  drafts: 'none' | 'all' | { section: string },
): Promise<ListedTheme[]> {
  const own =
    drafts === 'all'
      ? sql<boolean>`true`
      : drafts === 'none'
        ? sql<boolean>`false`
        : sql<boolean>`theme.section = ${drafts.section}`
  return db
    .selectFrom('theme')
    .selectAll()
    .select(
      sql<number>`(SELECT count(*)::int FROM theme_answer a WHERE a.city_id = ${cityId} AND a.theme_id = theme.id)`.as(
        'answers',
      ),
    )
    .where('city_id', '=', cityId)
    .where((eb) => eb.or([eb('state', '<>', 'draft'), own]))
    .orderBy('closes_on', 'desc')
    .orderBy('id', 'desc')
    .limit(mostThemes)
    .execute()
}

export type Answer = { number: string; title: string; stage: string; state: string; parties: string[] }

/** The answers that the viewer may know of, and how many there are in all. */
export async function listAnswers(
  { db, cityId }: Tx,
  viewer: Viewer,
  themeId: string,
): Promise<{ answers: Answer[]; all: number }> {
  const { rows } = await sql<{ answers: Answer[]; all: number }>`
    SELECT (SELECT count(*)::int FROM theme_answer WHERE city_id = ${cityId} AND theme_id = ${themeId}) AS "all",
      (SELECT coalesce(json_agg(one), '[]') FROM (
        SELECT number, title, stage, state, (SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
          WHERE party.city_id = ${cityId} AND party.case_id = collaboration.id AND party.left_at IS NULL) AS parties
        FROM theme_answer a JOIN collaboration ON collaboration.city_id = a.city_id AND collaboration.id = a.case_id
        WHERE a.city_id = ${cityId} AND a.theme_id = ${themeId} AND ${visibleCases(viewer)}
        ORDER BY collaboration.ordinal LIMIT ${mostAnswers}) one) AS answers`.execute(db)
  return rows[0] ?? { answers: [], all: 0 }
}

export type Answerer = Pick<Case, 'id' | 'number'> & { parties: Party[] }

const mostAnswerers = 1000

/** Everybody who answered, in whatever case: those who left it, and the city hall itself, are not told. */
export async function listAnswerers({ db, cityId }: Tx, themeId: string): Promise<Answerer[]> {
  const { rows } = await sql<Answerer>`
    SELECT c.id, c.number, (SELECT coalesce(json_agg(json_build_object('id', p.id, 'person_id', p.person_id,
      'organization_id', p.organization_id, 'section', NULL) ORDER BY p.position), '[]') FROM party p
      WHERE p.city_id = c.city_id AND p.case_id = c.id AND p.left_at IS NULL AND NOT p.government) AS parties
    FROM theme_answer a JOIN collaboration c ON c.city_id = a.city_id AND c.id = a.case_id
    WHERE a.city_id = ${cityId} AND a.theme_id = ${themeId} ORDER BY c.ordinal LIMIT ${mostAnswerers}`.execute(
    db,
  )
  return rows
}

const columnsOf = (input: ThemeInput) => ({
  title: input.title,
  text: input.text,
  asked: input.asked,
  field: input.field,
  opens_on: input.opensOn,
  closes_on: input.closesOn,
  wanted: input.wanted ?? null,
})

type Made = { section: string; taskId: string | null; demo: boolean }

export async function insertTheme(
  { db, cityId }: Tx,
  input: ThemeInput,
  { section, taskId, demo }: Made,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('theme')
    .values({
      city_id: cityId,
      id,
      section,
      task_id: taskId,
      ...columnsOf(input),
      state: 'draft',
      released_on: null,
      closed_on: null,
      demo,
      created_at: now,
    })
    .execute()
  return id
}

type Change =
  | { input: ThemeInput; of: 'draft' | 'released' }
  | { releasedOn: string }
  | { closedOn: string; result: string }

const patchOf = (change: Change) => {
  if ('input' in change) return columnsOf(change.input)
  if ('releasedOn' in change) return { state: 'released' as const, released_on: change.releasedOn }
  return { state: 'closed' as const, closed_on: change.closedOn, result: change.result }
}

const stateBefore = (change: Change) => {
  if ('input' in change) return change.of
  return 'closedOn' in change ? 'released' : 'draft'
}

/** False where somebody was faster: a theme is released as a draft, and closed once it is released. */
export async function changeTheme(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<boolean> {
  const done = await db
    .updateTable('theme')
    .set({ ...patchOf(change), version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', stateBefore(change))
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export type Revision = Selectable<Schema['theme_revision']>
type By = { why: string; today: string; now: Date; personId: string; hatId: string }

/** What it said until now, beside the reason for the change. */
export async function insertRevision({ db, cityId }: Tx, theme: Theme, by: By): Promise<void> {
  const { title, text, asked, field, opens_on, closes_on, wanted } = theme
  await db
    .insertInto('theme_revision')
    .values({
      city_id: cityId,
      theme_id: theme.id,
      version: theme.version,
      ...{ title, text, asked, field, opens_on, closes_on, wanted },
      why: by.why,
      changed_on: by.today,
      person_id: by.personId,
      hat_id: by.hatId,
      at: by.now,
    })
    .execute()
}

const mostRevisions = 30

/** The last first. */
export const listRevisions = ({ db, cityId }: Tx, themeId: string): Promise<Revision[]> =>
  db
    .selectFrom('theme_revision')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('theme_id', '=', themeId)
    .orderBy('version', 'desc')
    .limit(mostRevisions)
    .execute()
