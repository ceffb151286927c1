import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Joint, type JointKind, jointKinds, placeOfKind, type Silence } from './types.ts'

type NewSilence = {
  caseId: string
  joint: Pick<Joint<unknown>, 'kind' | 'version'>
  partyId: string
  what: Silence['what']
  said: string
  /** Nobody where the clock asked again. */
  personId: string | null
}
type SilenceKind = Exclude<JointKind, 'agreement' | 'jointEvaluation' | 'evaluationPlan'>

/** Only of what belongs to a partner table; the database refuses any other, too. */
const kindOf = ({ kind }: Pick<Joint<unknown>, 'kind'>): SilenceKind => kind as SilenceKind

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

export type Waiting = {
  number: string
  kind: JointKind
  version: number
  partyId: string
  writtenAt: Date
  remindedAt: Date | null
  /** The section was asked to see to the parties of this version that are reached by hand alone. */
  isAsked: boolean
}

const mostRows = 1000

/** Who still owes a confirmation of a text that was written before a moment, the earliest first. */
export async function listWaiting(
  { db, cityId }: Tx,
  { after, before }: { after: Date; before: Date },
): Promise<Waiting[]> {
  const places = jointKinds.map((kind) => placeOfKind(kind))
  const { rows } = await sql<Waiting>`
    SELECT c.number, v.kind, v.version, d.party_id AS "partyId", v.at AS "writtenAt", r.at AS "remindedAt",
      EXISTS (SELECT 1 FROM duty a WHERE a.city_id = d.city_id AND a.case_id = d.case_id AND a.kind = k.ask
        AND a.opened_at >= v.at) AS "isAsked"
    FROM duty d
    JOIN unnest(${[...jointKinds]}::text[], ${places.map((one) => one.confirmDuty)}::text[],
      ${places.map((one) => one.askDuty)}::text[]) AS k (kind, confirm, ask) ON k.confirm = d.kind
    JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
    JOIN LATERAL (SELECT w.kind, w.version, w.at FROM joint_version w WHERE w.city_id = d.city_id
      AND w.case_id = d.case_id AND w.kind = k.kind ORDER BY w.version DESC LIMIT 1) v ON true
    LEFT JOIN joint_silence r ON r.city_id = d.city_id AND r.case_id = d.case_id AND r.kind = v.kind
      AND r.version = v.version AND r.party_id = d.party_id AND r.what = 'reminded'
    WHERE d.city_id = ${cityId} AND d.closed_at IS NULL AND d.party_id IS NOT NULL AND c.state = 'open'
      AND v.at BETWEEN ${after} AND ${before}
    ORDER BY v.at, d.id LIMIT ${mostRows}`.execute(db)
  return rows
}
