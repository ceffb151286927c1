import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Answers, Mark, Opening, Questions, Round } from './rules.ts'

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

type NewRound = { caseId: string; questions: Questions; scale: Mark[]; sealKey: string; dueOn: PlainDate }

export async function insertRound({ db, cityId }: Tx, round: NewRound, now: Date): Promise<void> {
  await db
    .insertInto('evaluation_round')
    .values({
      city_id: cityId,
      case_id: round.caseId,
      questions: JSON.stringify(round.questions),
      scale: JSON.stringify(round.scale),
      seal_key: round.sealKey,
      due_on: round.dueOn,
      opened_at: now,
    })
    .execute()
}

/** The round of a case with who has handed in and, once opened, what they wrote: one statement. */
export async function findRound({ db, cityId }: Tx, caseId: string): Promise<Round | undefined> {
  return db
    .selectFrom('evaluation_round as r')
    .select(['r.seal_key as sealKey', 'r.due_on as dueOn'])
    .select([
      sql<Questions>`r.questions`.as('questions'),
      sql<Mark[]>`r.scale`.as('scale'),
      sql<
        string[]
      >`(SELECT coalesce(json_agg(s.party_id ORDER BY s.handed_in_at, s.party_id), '[]') FROM evaluation_sheet s
        WHERE s.city_id = r.city_id AND s.case_id = r.case_id)`.as('handedIn'),
      sql<
        Opening[]
      >`(SELECT coalesce(json_agg(json_build_object('partyId', o.party_id, 'answers', o.answers)), '[]')
        FROM evaluation_opening o WHERE o.city_id = r.city_id AND o.case_id = r.case_id)`.as('openings'),
    ])
    .where('r.city_id', '=', cityId)
    .where('r.case_id', '=', caseId)
    .executeTakeFirst()
}

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

type NewSheet = { caseId: string; partyId: string; sealed: Buffer; personId: string }

/** False when the party has handed one in already. */
export async function insertSheet({ db, cityId }: Tx, sheet: NewSheet, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('evaluation_sheet')
    .values({
      city_id: cityId,
      case_id: sheet.caseId,
      party_id: sheet.partyId,
      sealed: sheet.sealed,
      person_id: sheet.personId,
      handed_in_at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'party_id']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type SealedSheet = { partyId: string; sealed: Buffer }
export type SealedRound = { sealKey: string; parties: { id: string }[]; sheets: SealedSheet[] }

/** What the unsealing role may see: the round's key, the parties and the sealed sheets. */
export async function findSealedRound({ db, cityId }: Tx, caseId: string): Promise<SealedRound | undefined> {
  const round = await db
    .selectFrom('evaluation_round')
    .select('seal_key as sealKey')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (round === undefined) return undefined
  const parties = await db
    .selectFrom('party')
    .select('id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('left_at', 'is', null)
    .execute()
  const sheets = await db
    .selectFrom('evaluation_sheet')
    .select(['party_id as partyId', 'sealed'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .orderBy('party_id')
    .execute()
  return { ...round, parties, sheets }
}

export async function insertOpening(
  { db, cityId }: Tx,
  opening: { caseId: string; partyId: string; answers: Answers },
  now: Date,
): Promise<void> {
  await db
    .insertInto('evaluation_opening')
    .values({
      city_id: cityId,
      case_id: opening.caseId,
      party_id: opening.partyId,
      answers: JSON.stringify(opening.answers),
      opened_at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'party_id']).doNothing())
    .execute()
}

/** The number of a case, and whether its opening stands in the thread already. */
export async function findRevealed(
  { db, cityId }: Tx,
  caseId: string,
): Promise<{ number: string; revealed: boolean } | undefined> {
  return db
    .selectFrom('collaboration as c')
    .select('c.number')
    .select(
      sql<boolean>`EXISTS (SELECT 1 FROM entry e WHERE e.city_id = c.city_id AND e.case_id = c.id
        AND e.stage = 'evaluation' AND e.kind = 'revealed')`.as('revealed'),
    )
    .where('c.city_id', '=', cityId)
    .where('c.id', '=', caseId)
    .executeTakeFirst()
}
