import { sql } from 'kysely'
import { blindId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Ask, Channel, VoiceAnswers, VoiceQuestion } from './rules.ts'

type By = { personId: string; hatId: string; now: Date }

const askColumns = [
  'a.case_id as caseId',
  'a.open_code as openCode',
  'a.closes_on as closesOn',
  'a.version',
] as const

export type AskWithCounts = Ask & {
  counts: Partial<Record<Channel, number>>
  printed: number
  answers: VoiceAnswers[]
}

/** What a case asks, how much came in by which way, and how many codes were printed: one statement. */
export const findAsk = ({ db, cityId }: Tx, caseId: string): Promise<AskWithCounts | undefined> =>
  db
    .selectFrom('voice_ask as a')
    .select([...askColumns, sql<VoiceQuestion[]>`a.questions`.as('questions')])
    .select([
      sql<
        Partial<Record<Channel, number>>
      >`(SELECT coalesce(json_object_agg(channel, n), '{}') FROM (SELECT channel,
        count(*)::int AS n FROM voice_answer v WHERE v.city_id = a.city_id AND v.case_id = a.case_id GROUP BY channel) g)`.as(
        'counts',
      ),
      sql<number>`(SELECT count(*)::int FROM voice_code c WHERE c.city_id = a.city_id AND c.case_id = a.case_id)`.as(
        'printed',
      ),
      sql<
        VoiceAnswers[]
      >`(SELECT coalesce(json_agg(v.answers ORDER BY v.id), '[]') FROM voice_answer v WHERE v.city_id = a.city_id
        AND v.case_id = a.case_id)`.as('answers'),
    ])
    .where('a.city_id', '=', cityId)
    .where('a.case_id', '=', caseId)
    .executeTakeFirst()

export type AskHere = Ask & { number: string; title: string; channel: 'web' | 'code'; used: boolean }

/** What is asked under a code, the open one or one that was printed; only of a case that all may know of. */
export async function findAskByCode({ db, cityId }: Tx, code: string): Promise<AskHere | undefined> {
  const row = await db
    .selectFrom('voice_ask as a')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'a.city_id').onRef('c.id', '=', 'a.case_id'),
    )
    .leftJoin('voice_code as v', (join) =>
      join.onRef('v.city_id', '=', 'a.city_id').onRef('v.case_id', '=', 'a.case_id').on('v.code', '=', code),
    )
    .select([...askColumns, 'c.number', 'c.title', 'v.used'])
    .select(sql<VoiceQuestion[]>`a.questions`.as('questions'))
    .where('a.city_id', '=', cityId)
    .where('c.visibility', '=', 'public')
    .where((eb) =>
      eb.or([
        eb('a.open_code', '=', code),
        eb(
          'a.case_id',
          'in',
          eb
            .selectFrom('voice_code')
            .select('case_id')
            .where('city_id', '=', cityId)
            .where('code', '=', code),
        ),
      ]),
    )
    .executeTakeFirst()
  return row && { ...row, channel: row.used === null ? 'web' : 'code', used: row.used ?? false }
}

/** False where somebody else was faster. */
export async function saveAsk(
  { db, cityId }: Tx,
  { caseId, openCode, questions, closesOn, version }: Ask,
  { personId, hatId, now }: By,
): Promise<boolean> {
  const by = { person_id: personId, hat_id: hatId, at: now }
  if (version === 0) {
    const asked = { open_code: openCode, questions: JSON.stringify(questions), closes_on: closesOn }
    const made = await db
      .insertInto('voice_ask')
      .values({ city_id: cityId, case_id: caseId, ...asked, ...by })
      .onConflict((oc) => oc.columns(['city_id', 'case_id']).doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const done = await db
    .updateTable('voice_ask')
    .set({ closes_on: closesOn, version: version + 1, ...by })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertCodes(
  { db, cityId }: Tx,
  caseId: string,
  codes: readonly string[],
): Promise<void> {
  await db
    .insertInto('voice_code')
    .values(codes.map((code) => ({ city_id: cityId, case_id: caseId, code })))
    .execute()
}

/** Those that nobody has answered with yet. */
export async function listFreeCodes({ db, cityId }: Tx, caseId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('voice_code')
    .select('code')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('used', '=', false)
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(({ code }) => code)
}

/** A code counts once: false where it is none of this case or was used. */
export async function useCode({ db, cityId }: Tx, caseId: string, code: string): Promise<boolean> {
  const done = await db
    .updateTable('voice_code')
    .set({ used: true })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('code', '=', code)
    .where('used', '=', false)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertAnswer(
  { db, cityId }: Tx,
  { caseId, channel, answers }: { caseId: string; channel: Channel; answers: VoiceAnswers },
): Promise<void> {
  await db
    .insertInto('voice_answer')
    .values({ city_id: cityId, id: blindId(), case_id: caseId, channel, answers: JSON.stringify(answers) })
    .execute()
}
