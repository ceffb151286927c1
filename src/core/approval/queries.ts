import { sql, type Updateable } from 'kysely'
import { isUuid, newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Approval, ApprovalDraft, ApprovalKind } from './approval.ts'

const approvalsOf = ({ db, cityId }: Tx, caseId: string) =>
  db
    .selectFrom('approval')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'approval.city_id').onRef('person.id', '=', 'approval.drafted_by'),
    )
    .selectAll('approval')
    .select('person.name as drafter')
    .where('approval.city_id', '=', cityId)
    .where('approval.case_id', '=', caseId)

/** Every draft of the case, the newest first. */
export const listApprovals = async (tx: Tx, caseId: string): Promise<Approval[]> =>
  (await approvalsOf(tx, caseId).orderBy('approval.id', 'desc').execute()) as Approval[]

export async function findApproval(tx: Tx, caseId: string, id: string): Promise<Approval | undefined> {
  if (!isUuid(id)) return undefined
  const found = await approvalsOf(tx, caseId).where('approval.id', '=', id).executeTakeFirst()
  return found as Approval | undefined
}

type NewApproval = { caseId: string; kind: ApprovalKind; draft: ApprovalDraft; draftedBy: string }

export async function insertApproval({ db, cityId }: Tx, input: NewApproval, now: Date): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('approval')
    .values({
      city_id: cityId,
      id,
      case_id: input.caseId,
      kind: input.kind,
      draft: JSON.stringify(input.draft),
      state: 'draft',
      drafted_by: input.draftedBy,
      approval_number: null,
      approved_on: null,
      created_at: now,
    })
    .execute()
  return id
}

type Changeable = Pick<Updateable<Schema['approval']>, 'state' | 'approval_number' | 'approved_on'>

/** False when the row has gone on since the version that was read. */
export async function changeApproval(
  { db, cityId }: Tx,
  read: Pick<Approval, 'id' | 'version'>,
  patch: Changeable,
): Promise<boolean> {
  const changed = await db
    .updateTable('approval')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Withdraws what still waits in the case, of the kinds named. */
export async function withdrawWaiting(
  { db, cityId }: Tx,
  caseId: string,
  kinds: readonly ApprovalKind[],
): Promise<ApprovalKind[]> {
  const rows = await db
    .updateTable('approval')
    .set({ state: 'withdrawn', version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('kind', 'in', kinds)
    .where('state', 'in', ['draft', 'approved'])
    .returning('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

export async function countWaiting({ db, cityId }: Tx, caseId: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('approval')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['draft', 'approved'])
    .executeTakeFirstOrThrow()
  return waiting
}
