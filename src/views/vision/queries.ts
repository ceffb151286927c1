import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { VisionState } from '../../platform/db/tables/vision.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export const pageSize = 24

export type ThemeTag = { code: string; name: string; place: number }
export type Shown = {
  id: string
  code: string
  text: string
  penName: string
  shownAt: Date
  agrees: number
  mine: boolean
  ideas: number
  themes: ThemeTag[]
}

const themesOf = sql<
  ThemeTag[]
>`coalesce((SELECT json_agg(json_build_object('code', t.code, 'name', t.name, 'place', t.place)
    ORDER BY t.place) FROM vision_placing g JOIN vision_theme t ON t.city_id = g.city_id AND t.id = g.theme_id
  WHERE g.city_id = p.city_id AND g.post_id = p.id AND g.removed_at IS NULL AND t.closed_at IS NULL), '[]')`

const shownColumns = (
  secret: string | undefined,
) => sql`p.id, p.code, p.text, p.pen_name AS "penName", p.shown_at AS "shownAt",
  (SELECT count(*)::int FROM vision_agreement a WHERE a.city_id = p.city_id AND a.post_id = p.id AND NOT a.taken_back) AS agrees,
  EXISTS (SELECT 1 FROM vision_agreement a WHERE a.city_id = p.city_id AND a.post_id = p.id AND NOT a.taken_back
    AND a.mark = encode(sha256(convert_to('agree ' || ${secret ?? ''} || ' ' || p.id, 'UTF8')), 'hex')) AS mine,
  (SELECT count(*)::int FROM vision_growth w JOIN collaboration c ON c.city_id = w.city_id AND c.id = w.case_id
    WHERE w.city_id = p.city_id AND w.post_id = p.id AND c.visibility = 'public') AS ideas,
  ${themesOf} AS themes`

export type After = { shownAt: Date; id: string }
type Ask = {
  secret?: string | undefined
  theme?: string | undefined
  after?: After | undefined
  limit?: number
}

const within = (theme: string | undefined): RawBuilder<unknown> =>
  theme === undefined
    ? sql`true`
    : sql`EXISTS (SELECT 1 FROM vision_placing g JOIN vision_theme t ON t.city_id = g.city_id AND t.id = g.theme_id
        WHERE g.city_id = p.city_id AND g.post_id = p.id AND g.removed_at IS NULL AND t.code = ${theme})`

/** What is shown, the newest first: never by how many agree, so that nobody gains by pressing often. */
export async function listShown(
  { db, cityId }: Tx,
  { secret, theme, after, limit = pageSize + 1 }: Ask,
): Promise<Shown[]> {
  const { rows } = await sql<Shown>`SELECT ${shownColumns(secret)} FROM vision_post p
    WHERE p.city_id = ${cityId} AND p.state = 'shown' AND ${within(theme)}
      ${after ? sql`AND (p.shown_at, p.id) < (${after.shownAt}, ${after.id}::uuid)` : sql``}
    ORDER BY p.shown_at DESC, p.id DESC LIMIT ${limit}`.execute(db)
  return rows
}

export type Grown = { number: string; title: string; stage: string; state: string; form: string | null }
/** From the post itself, or from a theme that it stands in: whoever wrote it reads what became of it. */
const grownOf = sql<
  Grown[]
>`coalesce((SELECT json_agg(json_build_object('number', c.number, 'title', c.title, 'stage', c.stage,
    'state', c.state, 'form', c.form) ORDER BY c.ordinal) FROM vision_growth w
  JOIN collaboration c ON c.city_id = w.city_id AND c.id = w.case_id
  WHERE w.city_id = p.city_id AND c.visibility = 'public' AND (w.post_id = p.id OR w.theme_id IN (SELECT g.theme_id
    FROM vision_placing g WHERE g.city_id = p.city_id AND g.post_id = p.id AND g.removed_at IS NULL))), '[]')`

export async function findShown(
  { db, cityId }: Tx,
  code: string,
  secret: string | undefined,
): Promise<(Shown & { grown: Grown[] }) | undefined> {
  const { rows } = await sql<Shown & { grown: Grown[] }>`SELECT ${shownColumns(secret)}, ${grownOf} AS grown
    FROM vision_post p WHERE p.city_id = ${cityId} AND p.code = ${code} AND p.state = 'shown'`.execute(db)
  return rows[0]
}

/** How many posts, ideas and cases stand with a theme; cases: those for which more than a talk was begun. */
export type Theme = {
  id: string
  code: string
  name: string
  lead: string
  place: number
  closed: boolean
  version: number
  posts: number
  ideas: number
  cases: number
  grown: Grown[]
}

/** Asked from what has grown, of which there is little: a theme may hold thousands of posts. */
const grownInTheme = sql`vision_growth w JOIN collaboration c ON c.city_id = w.city_id AND c.id = w.case_id
  WHERE w.city_id = t.city_id AND c.visibility = 'public' AND (w.theme_id = t.id OR EXISTS (SELECT 1
    FROM vision_placing g JOIN vision_post p ON p.city_id = g.city_id AND p.id = g.post_id
    WHERE g.city_id = t.city_id AND g.theme_id = t.id AND g.post_id = w.post_id AND g.removed_at IS NULL
      AND p.state = 'shown'))`

export async function listThemes(
  { db, cityId }: Tx,
  which: { code?: string; closed?: true } = {},
): Promise<Theme[]> {
  const { rows } =
    await sql<Theme>`SELECT t.id, t.code, t.name, t.lead, t.place, t.closed_at IS NOT NULL AS closed, t.version,
      (SELECT count(*)::int FROM vision_placing g JOIN vision_post p ON p.city_id = g.city_id AND p.id = g.post_id
        WHERE g.city_id = t.city_id AND g.theme_id = t.id AND g.removed_at IS NULL AND p.state = 'shown') AS posts,
      (SELECT count(*)::int FROM ${grownInTheme}) AS ideas,
      (SELECT count(*)::int FROM ${grownInTheme} AND c.stage NOT IN ('idea', 'consultation')) AS cases,
      ${
        which.code
          ? sql`coalesce((SELECT json_agg(json_build_object('number', c.number, 'title', c.title, 'stage', c.stage,
        'state', c.state, 'form', c.form) ORDER BY c.ordinal) FROM ${grownInTheme}), '[]')`
          : sql`'[]'::json`
      } AS grown
    FROM vision_theme t WHERE t.city_id = ${cityId}
      ${which.closed ? sql`` : sql`AND t.closed_at IS NULL`}
      ${which.code ? sql`AND t.code = ${which.code}` : sql``} ORDER BY t.place LIMIT 100`.execute(db)
  return rows
}

/** Everything the board has, in figures. */
export async function countBoard({
  db,
  cityId,
}: Tx): Promise<{ posts: number; ideas: number; cases: number }> {
  const { rows } = await sql<{ posts: number; ideas: number; cases: number }>`SELECT
    (SELECT count(*)::int FROM vision_post WHERE city_id = ${cityId} AND state = 'shown') AS posts,
    count(c.id)::int AS ideas, count(c.id) FILTER (WHERE c.stage NOT IN ('idea', 'consultation'))::int AS cases
    FROM vision_growth w JOIN collaboration c ON c.city_id = w.city_id AND c.id = w.case_id AND c.visibility = 'public'
    WHERE w.city_id = ${cityId}`.execute(db)
  return rows[0] ?? { posts: 0, ideas: 0, cases: 0 }
}

export async function findId({ db, cityId }: Tx, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('vision_post')
    .select('id')
    .where('city_id', '=', cityId)
    .where('code', '=', code)
    .where('state', '=', 'shown')
    .executeTakeFirst()
  return row?.id
}

/** Says so, or takes it back: once for each mark, however often it is pressed. */
export async function setAgreement(
  { db, cityId }: Tx,
  postId: string,
  mark: string,
  says: boolean,
): Promise<void> {
  await sql`INSERT INTO vision_agreement (city_id, post_id, mark, taken_back) VALUES (${cityId}, ${postId}, ${mark}, ${!says})
    ON CONFLICT (city_id, post_id, mark) DO UPDATE SET taken_back = excluded.taken_back`.execute(db)
}

export type Own = {
  id: string
  code: string
  text: string
  penName: string
  state: VisionState
  rule: string | null
  note: string
  objected: boolean
  sentOn: PlainDate
  dueOn: PlainDate | null
  decidedOn: PlainDate | null
  version: number
  grown: Grown[]
}

/** What somebody wrote, by their account or their browser. */
export async function listOwn(
  { db, cityId }: Tx,
  { persons, mark }: { persons: readonly string[]; mark: string | undefined },
): Promise<Own[]> {
  const { rows } =
    await sql<Own>`SELECT p.id, p.code, p.text, p.pen_name AS "penName", p.state, p.rule, p.note,
      p.objected_on IS NOT NULL AS objected, p.sent_on AS "sentOn", p.due_on AS "dueOn", p.decided_on AS "decidedOn", p.version,
      ${grownOf} AS grown
    FROM vision_post p WHERE p.city_id = ${cityId}
      AND (p.person_id = ANY (${[...persons]}::uuid[]) OR p.own_mark = ${mark ?? ''})
    ORDER BY p.sent_on DESC, p.id LIMIT 50`.execute(db)
  return rows
}
