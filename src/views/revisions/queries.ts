import { type Selectable, sql } from 'kysely'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { By } from '../../core/people/by.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { ProposalAnswer, RevisionState } from '../../platform/db/tables/revisions.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ProposalInput } from './rules.ts'

export type Revision = Omit<Selectable<Schema['revision']>, 'content'> & { content: Definition }
export type Listed = Pick<Revision, 'id' | 'title' | 'state' | 'effective_from' | 'edition_number'>
export type Proposal = Selectable<Schema['revision_proposal']> & { number: string | null }

/** Drafts that whoever asks may read; those that were withdrawn are history and stay with those who worked on them. */
export const listRevisions = ({ db, cityId }: Tx, all: boolean): Promise<Listed[]> =>
  db
    .selectFrom('revision')
    .select(['id', 'title', 'state', 'effective_from', 'edition_number'])
    .where('city_id', '=', cityId)
    .$if(!all, (query) => query.where('state', 'in', ['shown', 'decided', 'stored']))
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

export async function findRevision({ db, cityId }: Tx, id: string): Promise<Revision | undefined> {
  const row = await db
    .selectFrom('revision')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, content: row.content as Definition }
}

type NewRevision = { title: string; reason: string; baseId: string; content: Definition }

export async function insertRevision({ db, cityId }: Tx, made: NewRevision, by: By): Promise<string> {
  const id = newId(by.now.getTime())
  await db
    .insertInto('revision')
    .values({
      city_id: cityId,
      id,
      title: made.title,
      reason: made.reason,
      base_id: made.baseId,
      content: JSON.stringify(made.content),
      state: 'draft',
      decided_on: null,
      effective_from: null,
      edition_number: null,
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: by.now,
    })
    .execute()
  return id
}

type Decision = {
  state: 'decided'
  content: string
  decided_by: string
  decided_on: PlainDate
  decision: string
  effective_from: PlainDate
}
type Change = { content: string } | { state: RevisionState } | Decision

/** False where somebody else was faster. */
export async function changeRevision(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<boolean> {
  const done = await db
    .updateTable('revision')
    .set({ ...change, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function keepEvent(
  { db, cityId }: Tx,
  { revisionId, kind, part = '' }: { revisionId: string; kind: string; part?: string },
  { personId, hatId, now }: By,
): Promise<void> {
  await db
    .insertInto('revision_event')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      revision_id: revisionId,
      kind,
      part,
      person_id: personId,
      hat_id: hatId,
      at: now,
    })
    .execute()
}

const proposals = ({ db, cityId }: Tx) =>
  db
    .selectFrom('revision_proposal as p')
    .selectAll('p')
    .select(
      sql<
        string | null
      >`(SELECT c.number FROM collaboration c WHERE c.city_id = p.city_id AND c.id = p.case_id
        AND c.visibility = 'public')`.as('number'),
    )
    .where('p.city_id', '=', cityId)

/** Those that wait are for staff and council, and for whoever made them; what was answered is for everybody. */
export const listProposals = (
  tx: Tx,
  { all, personId }: { all: boolean; personId: string | undefined },
): Promise<Proposal[]> =>
  proposals(tx)
    .$if(!all, (query) =>
      query.where((eb) =>
        eb.or([
          eb('p.answered_on', 'is not', null),
          ...(personId === undefined ? [] : [eb('p.person_id', '=', personId)]),
        ]),
      ),
    )
    .orderBy('p.id', 'desc')
    .limit(200)
    .execute()

export const findProposal = (tx: Tx, id: string): Promise<Proposal | undefined> =>
  proposals(tx).where('p.id', '=', id).executeTakeFirst()

type NewProposal = Omit<ProposalInput, 'number' | 'body'> & {
  body: string | null
  caseId: string | null
  on: PlainDate
}

export async function insertProposal({ db, cityId }: Tx, made: NewProposal, by: By): Promise<string> {
  const id = newId(by.now.getTime())
  await db
    .insertInto('revision_proposal')
    .values({
      city_id: cityId,
      id,
      body: made.body,
      case_id: made.caseId,
      part: made.part,
      title: made.title,
      reason: made.reason,
      wish: made.wish,
      answer_kind: null,
      answered_on: null,
      revision_id: null,
      person_id: by.personId,
      hat_id: by.hatId,
      proposed_on: made.on,
      created_at: by.now,
    })
    .execute()
  return id
}

export async function answerProposal(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  { kind, answer, on }: { kind: ProposalAnswer; answer: string; on: PlainDate },
): Promise<boolean> {
  const done = await db
    .updateTable('revision_proposal')
    .set({ answer_kind: kind, answer, answered_on: on, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
