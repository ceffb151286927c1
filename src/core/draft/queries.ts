import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fields, Standing } from './merge.ts'
import type { Draft } from './types.ts'

export const hashOfKey = (key: string): string => createHash('sha256').update(`draft:${key}`).digest('hex')

const columns = sql<Draft>`draft.id, draft.path, draft.person_id AS "personId", draft.hat_id AS "hatId", draft.fields,
  draft.others, draft.version, draft.saved_at AS "savedAt", draft.sent_at AS "sentAt"`

export type Held = Draft & { holdsKey: boolean; mayRead: boolean }

/** The draft, and what the keys that were shown allow. Locked where it is about to change. */
export async function findDraft(
  { db, cityId }: Tx,
  id: string,
  keys: readonly string[],
  lock: 'lock' | 'look',
): Promise<Held | undefined> {
  const hashes = keys.map(hashOfKey)
  const keyed = (reads: boolean) => sql`coalesce((SELECT true FROM draft_key k WHERE k.city_id = draft.city_id
    AND k.draft_id = draft.id AND k.key_hash = ANY (${hashes}::text[]) AND (k.may_read OR ${!reads}) LIMIT 1), false)`
  const { rows } =
    await sql<Held>`SELECT ${columns}, ${keyed(false)} AS "holdsKey", ${keyed(true)} AS "mayRead"
    FROM draft WHERE draft.city_id = ${cityId} AND draft.id = ${id} ${lock === 'lock' ? sql`FOR UPDATE OF draft` : sql``}`.execute(
      db,
    )
  return rows[0]
}

type NewDraft = { id: string; path: string; personId: string | null; hatId: string | null; at: Date }

/** A draft of its own, empty; false when it is there already. */
export async function insertDraft({ db, cityId }: Tx, draft: NewDraft): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('draft')
    .values({
      city_id: cityId,
      id: draft.id,
      path: draft.path,
      person_id: draft.personId,
      hat_id: draft.hatId,
      fields: '{}',
      others: '{}',
      version: 0,
      created_at: draft.at,
      saved_at: draft.at,
      sent_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertKey({ db, cityId }: Tx, draftId: string, key: string, mayRead: boolean) {
  await db
    .insertInto('draft_key')
    .values({ city_id: cityId, draft_id: draftId, key_hash: hashOfKey(key), may_read: mayRead })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** What a screen held before: what it last saved itself, otherwise what it was rendered from. */
export async function findBefore(
  { db, cityId }: Tx,
  draftId: string,
  screen: { key: string; base: number },
): Promise<Fields> {
  const { rows } = await sql<{
    fields: Fields
  }>`SELECT CASE WHEN screen = ${hashOfKey(screen.key)} THEN typed ELSE fields END
      AS fields FROM draft_save
    WHERE city_id = ${cityId} AND draft_id = ${draftId}
      AND (screen = ${hashOfKey(screen.key)} OR version = ${screen.base})
    ORDER BY version DESC LIMIT 1`.execute(db)
  return rows[0]?.fields ?? {}
}

type Save = Standing & {
  id: string
  version: number
  typed: Fields
  key: string
  at: Date
  owner: Pick<NewDraft, 'personId' | 'hatId'>
}

export async function updateDraft({ db, cityId }: Tx, save: Save): Promise<void> {
  const fields = JSON.stringify(save.fields)
  await db
    .updateTable('draft')
    .set({
      fields,
      others: JSON.stringify(save.others),
      version: save.version,
      saved_at: save.at,
      sent_at: null,
      person_id: save.owner.personId,
      hat_id: save.owner.hatId,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', save.id)
    .execute()
  await db
    .insertInto('draft_save')
    .values({
      city_id: cityId,
      draft_id: save.id,
      version: save.version,
      screen: hashOfKey(save.key),
      fields,
      typed: JSON.stringify(save.typed),
      at: save.at,
    })
    .execute()
}

/** The draft has become what it was written for, or was thrown away: its words are gone from here. */
export async function emptyDraft(
  { db, cityId }: Tx,
  id: string,
  at: Date,
  caseNumber?: string,
): Promise<void> {
  await db
    .updateTable('draft')
    .set({ fields: '{}', others: '{}', sent_at: at, ...(caseNumber ? { case_number: caseNumber } : {}) })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .execute()
  await db
    .updateTable('draft_save')
    .set({ fields: '{}', typed: '{}' })
    .where('city_id', '=', cityId)
    .where('draft_id', '=', id)
    .execute()
}

/** Every draft that a person has of one form, whichever browser holds its key. */
export async function emptyAll(tx: Tx, personIds: readonly string[], path: string, at: Date): Promise<void> {
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM draft WHERE city_id = ${tx.cityId} AND path = ${path}
    AND person_id = ANY (${[...personIds]}::uuid[]) AND sent_at IS NULL`.execute(tx.db)
  for (const { id } of rows) await emptyDraft(tx, id, at)
}

/** Several drafts at once, by their ids. */
export async function listByIds({ db, cityId }: Tx, ids: readonly string[]): Promise<Draft[]> {
  const { rows } = await sql<Draft>`SELECT ${columns} FROM draft
    WHERE draft.city_id = ${cityId} AND draft.id = ANY (${[...ids]}::uuid[])`.execute(db)
  return rows
}

const mostListed = 50

/** What a person, with this hat on, has not finished; newest first, of one form where its path is given. */
export async function listDrafts(
  { db, cityId }: Tx,
  owner: { personIds: readonly string[]; hatId: string },
  path?: string,
): Promise<Draft[]> {
  const { rows } = await sql<Draft>`SELECT ${columns} FROM draft
    WHERE draft.city_id = ${cityId} AND draft.person_id = ANY (${[...owner.personIds]}::uuid[])
      AND draft.hat_id = ${owner.hatId} AND draft.sent_at IS NULL
      ${path === undefined ? sql`` : sql`AND draft.path = ${path}`}
    ORDER BY draft.saved_at DESC LIMIT ${mostListed}`.execute(db)
  return rows
}

/** Of a draft whose print was signed: the section it is typed in, and once it was taken in, the number it got. */
export async function findPrinted(
  { db, cityId }: Tx,
  id: string,
): Promise<{ section: string | null; number: string | null } | undefined> {
  return db
    .selectFrom('draft')
    .leftJoin('hat', (join) =>
      join.onRef('hat.city_id', '=', 'draft.city_id').onRef('hat.id', '=', 'draft.hat_id'),
    )
    .select((eb) => [
      'hat.section',
      eb
        .case()
        .when('draft.sent_at', 'is', null)
        .then(null)
        .else(eb.ref('draft.case_number'))
        .end()
        .as('number'),
    ])
    .where('draft.city_id', '=', cityId)
    .where('draft.id', '=', id)
    .executeTakeFirst()
}
