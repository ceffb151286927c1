import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Layer, Mark, Moment, Opening, Questions, Round } from './rules.ts'

/** The public half of the city's newest sealing key. */
export async function newestSealKey({ db, cityId }: Tx): Promise<string | undefined> {
  const row = await db
    .selectFrom('seal_key')
    .select('public_key')
    .where('city_id', '=', cityId)
    .orderBy('created_at', 'desc')
    .orderBy('public_key')
    .limit(1)
    .executeTakeFirst()
  return row?.public_key
}

type NewRound = Pick<
  Round,
  'moment' | 'layer' | 'planVersion' | 'questions' | 'scale' | 'sealKey' | 'dueOn'
> & {
  caseId: string
}

/** The next round of a case, whose row is locked; tells its number. */
export async function insertRound({ db, cityId }: Tx, round: NewRound, now: Date): Promise<number> {
  const { last } = await db
    .selectFrom('evaluation_round')
    .select(sql<number>`coalesce(max(round), 0)::int`.as('last'))
    .where('city_id', '=', cityId)
    .where('case_id', '=', round.caseId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('evaluation_round')
    .values({
      city_id: cityId,
      case_id: round.caseId,
      round: last + 1,
      moment: round.moment,
      layer: round.layer,
      plan_version: round.planVersion,
      questions: JSON.stringify(round.questions),
      scale: JSON.stringify(round.scale),
      seal_key: round.sealKey,
      due_on: round.dueOn,
      opened_at: now,
    })
    .execute()
  return last + 1
}

const dayIn = (moment: string) => sql<PlainDate>`(${sql.ref(moment)} AT TIME ZONE 'Asia/Tokyo')::date`
const sheetsOf = sql`FROM evaluation_sheet s WHERE s.city_id = r.city_id AND s.case_id = r.case_id AND s.round = r.round`

/** The rounds of a case, the first one first, with who has handed in and, once opened, what they wrote: one statement. */
export async function findRounds({ db, cityId }: Tx, caseId: string): Promise<Round[]> {
  return db
    .selectFrom('evaluation_round as r')
    .select([
      'r.round',
      'r.moment',
      'r.layer',
      'r.plan_version as planVersion',
      'r.seal_key as sealKey',
      'r.due_on as dueOn',
    ])
    .select([
      sql<Questions>`r.questions`.as('questions'),
      sql<Mark[]>`r.scale`.as('scale'),
      dayIn('r.opened_at').as('openedOn'),
      sql<
        string[]
      >`(SELECT coalesce(json_agg(s.judge_id ORDER BY s.handed_in_at, s.judge_id), '[]') ${sheetsOf})`.as(
        'handedIn',
      ),
      sql<
        string[]
      >`(SELECT coalesce(json_agg(s.judge_id ORDER BY s.handed_in_at, s.judge_id), '[]') ${sheetsOf}
        AND ${dayIn('s.handed_in_at')} > r.due_on)`.as('late'),
      sql<number>`(SELECT count(*)::int FROM evaluation_judge j WHERE j.city_id = r.city_id AND j.case_id = r.case_id
        AND j.round = r.round)`.as('judges'),
      sql<
        Opening[]
      >`(SELECT coalesce(json_agg(json_build_object('partyId', o.party_id, 'answers', o.answers) ORDER BY o.opened_at, o.judge_id), '[]')
        FROM evaluation_opening o WHERE o.city_id = r.city_id AND o.case_id = r.case_id AND o.round = r.round)`.as(
        'openings',
      ),
    ])
    .where('r.city_id', '=', cityId)
    .where('r.case_id', '=', caseId)
    .orderBy('r.round')
    .execute()
}

/** Of several rounds the one that the parties are at: the newest that is theirs. */
export const currentRound = (rounds: readonly Round[]): Round | undefined =>
  rounds.filter(({ layer }) => layer !== 'thirdParty').at(-1)

/** The round that the parties of a case are at. */
export const findRound = async (tx: Tx, caseId: string): Promise<Round | undefined> =>
  currentRound(await findRounds(tx, caseId))

/** The last two who hand in at once must not both think that the other is missing. */
export async function lockCase({ db, cityId }: Tx, caseId: string): Promise<void> {
  await db
    .selectFrom('collaboration')
    .select('id')
    .where('city_id', '=', cityId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

type NewSheet = {
  caseId: string
  round: number
  /** Undefined where somebody from outside judges. */
  partyId: string | undefined
  sealed: Buffer
  personId: string
}

/** False when the judge has handed one in already. */
export async function insertSheet({ db, cityId }: Tx, sheet: NewSheet, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('evaluation_sheet')
    .values({
      city_id: cityId,
      case_id: sheet.caseId,
      round: sheet.round,
      judge_id: sheet.partyId ?? sheet.personId,
      party_id: sheet.partyId ?? null,
      sealed: sheet.sealed,
      person_id: sheet.personId,
      handed_in_at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'round', 'judge_id']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type Unrevealed = { number: string; round: number; moment: Moment; layer: Layer; sheets: number }

/** The rounds of a case that have been opened and stand in the thread as sealed still. */
export async function listUnrevealed({ db, cityId }: Tx, caseId: string): Promise<Unrevealed[]> {
  return db
    .selectFrom('evaluation_round as r')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'r.city_id').onRef('c.id', '=', 'r.case_id'),
    )
    .select(['c.number', 'r.round', 'r.moment', 'r.layer'])
    .select(
      sql<number>`(SELECT count(*)::int FROM evaluation_opening o WHERE o.city_id = r.city_id AND o.case_id = r.case_id
        AND o.round = r.round)`.as('sheets'),
    )
    .where('r.city_id', '=', cityId)
    .where('r.case_id', '=', caseId)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM evaluation_opening o WHERE o.city_id = r.city_id AND o.case_id = r.case_id
        AND o.round = r.round)`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM entry e WHERE e.city_id = r.city_id AND e.case_id = r.case_id
        AND e.stage = 'evaluation' AND e.kind = 'revealed' AND coalesce((e.facts->>'round')::int, 1) = r.round)`,
    )
    .orderBy('r.round')
    .execute()
}
