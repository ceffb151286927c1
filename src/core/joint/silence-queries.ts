import type { Tx } from '../../platform/db/transaction.ts'
import type { Joint, JointKind, Silence } from './types.ts'

type NewSilence = {
  caseId: string
  joint: Joint<unknown>
  partyId: string
  what: Silence['what']
  said: string
  personId: string
}
type SilenceKind = Exclude<JointKind, 'agreement' | 'jointEvaluation' | 'evaluationPlan'>

/** Only of what belongs to a partner table; the database refuses any other, too. */
const kindOf = ({ kind }: Joint<unknown>): SilenceKind => kind as SilenceKind

/** False where the same stands there already. */
export async function insertSilence({ db, cityId }: Tx, one: NewSilence, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('joint_silence')
    .values({
      city_id: cityId,
      case_id: one.caseId,
      kind: kindOf(one.joint),
      version: one.joint.version,
      party_id: one.partyId,
      what: one.what,
      said: one.said,
      person_id: one.personId,
      at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'kind', 'version', 'party_id', 'what']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function insertClosing(
  { db, cityId }: Tx,
  caseId: string,
  joint: Joint<unknown>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('joint_closing')
    .values({
      city_id: cityId,
      case_id: caseId,
      kind: kindOf(joint),
      version: joint.version,
      content_hash: joint.hash,
      at: now,
    })
    .execute()
}
