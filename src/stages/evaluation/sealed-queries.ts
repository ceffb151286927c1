import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Answers, Layer } from './rules.ts'

export type SealedSheet = { judgeId: string; partyId: string | null; sealed: Buffer; open: boolean }
export type SealedRound = {
  round: number
  layer: Layer
  sealKey: string
  dueOn: PlainDate
  /** Who is asked: the parties there are, or those from outside whom it was fixed for. */
  asked: { id: string }[]
  sheets: SealedSheet[]
}

/** What the unsealing role may see: the rounds' keys, who is asked, and the sealed sheets. */
export async function findSealedRounds(tx: Tx, caseId: string): Promise<SealedRound[]> {
  const { db, cityId } = tx
  const rounds = await db
    .selectFrom('evaluation_round')
    .select(['round', 'layer', 'seal_key as sealKey', 'due_on as dueOn'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .orderBy('round')
    .execute()
  if (rounds.length === 0) return []
  const parties = await db
    .selectFrom('party')
    .select('id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('left_at', 'is', null)
    .execute()
  const judges = await db
    .selectFrom('evaluation_judge')
    .select(['round', 'person_id as id'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()
  const sheets = await listSheets(tx, caseId)
  return rounds.map((one) => ({
    ...one,
    asked: one.layer === 'thirdParty' ? judges.filter(({ round }) => round === one.round) : parties,
    sheets: sheets.filter(({ round }) => round === one.round),
  }))
}

const listSheets = ({ db, cityId }: Tx, caseId: string) =>
  db
    .selectFrom('evaluation_sheet as s')
    .select(['s.round', 's.judge_id as judgeId', 's.party_id as partyId', 's.sealed'])
    .select(
      sql<boolean>`EXISTS (SELECT 1 FROM evaluation_opening o WHERE o.city_id = s.city_id AND o.case_id = s.case_id
        AND o.round = s.round AND o.judge_id = s.judge_id)`.as('open'),
    )
    .where('s.city_id', '=', cityId)
    .where('s.case_id', '=', caseId)
    .orderBy('s.judge_id')
    .execute()

type NewOpening = { caseId: string; round: number; judgeId: string; partyId: string | null; answers: Answers }

export async function insertOpening({ db, cityId }: Tx, opening: NewOpening, now: Date): Promise<void> {
  await db
    .insertInto('evaluation_opening')
    .values({
      city_id: cityId,
      case_id: opening.caseId,
      round: opening.round,
      judge_id: opening.judgeId,
      party_id: opening.partyId,
      answers: JSON.stringify(opening.answers),
      opened_at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'round', 'judge_id']).doNothing())
    .execute()
}
