import type { Tx } from '../../platform/db/transaction.ts'
import type { ProposalDraft } from './types.ts'

/** Keeps what a table came to. A table ends once. */
export async function insertProposalDraft(
  { db, cityId }: Tx,
  caseId: string,
  draft: ProposalDraft,
  now: Date,
): Promise<void> {
  await db
    .insertInto('proposal_draft')
    .values({
      city_id: cityId,
      case_id: caseId,
      outcome: draft.outcome,
      content: JSON.stringify(draft),
      written_at: now,
    })
    .execute()
}

/** What the table of a case came to, where it had one. */
export async function findProposalDraft(
  { db, cityId }: Tx,
  caseId: string,
): Promise<ProposalDraft | undefined> {
  const row = await db
    .selectFrom('proposal_draft')
    .select('content')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.content as ProposalDraft | undefined
}
