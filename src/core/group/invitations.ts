import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { SignedIn } from '../web/visit.ts'
import type { Role } from './hats.ts'

export const invitationDays = 14
/** Nobody makes a mail server of us: so many a day for a group, and so many at once. */
export const mostADay = 10
export const mostOpen = 20

/** Only the hash is stored: who reads the database cannot accept an invitation. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Letters and digits that nobody mixes up when read aloud. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
/** For a sheet of paper: ten of them, typed in by the counter alone. */
export const newCode = (): string =>
  Array.from({ length: 10 }, (_, at) => (at === 5 ? '-' : '') + alphabet[randomInt(alphabet.length)]).join('')
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^(.{5})/, '$1-')

export type Invitation = Omit<Selectable<Schema['group_invitation']>, 'city_id' | 'token_hash'> & {
  group: string
  invited: string | null
}

const invitations = ({ db, cityId }: Tx, now: Date) =>
  db
    .selectFrom('group_invitation as i')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.id', '=', 'i.organization_id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'i.city_id').onRef('p.id', '=', 'i.person_id'),
    )
    .select(['i.id', 'i.organization_id', 'i.role', 'i.instead_of', 'i.starts_on', 'i.email', 'i.person_id'])
    .select([
      'i.by_person_id',
      'i.by_hat_id',
      'i.created_at',
      'i.expires_at',
      'i.accepted_at',
      'i.accepted_by',
    ])
    .select(['i.withdrawn_at', 'o.name as group', 'p.name as invited'])
    .where('i.city_id', '=', cityId)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', now)

/** Those that can still be accepted, the newest first. */
export const listOpen = (tx: Tx, groupId: string, now: Date): Promise<Invitation[]> =>
  invitations(tx, now).where('i.organization_id', '=', groupId).orderBy('i.id', 'desc').limit(50).execute()

export const findByToken = (tx: Tx, token: string, now: Date): Promise<Invitation | undefined> =>
  invitations(tx, now).where('i.token_hash', '=', hashOfToken(token)).executeTakeFirst()

export async function countToday({ db, cityId }: Tx, groupId: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('group_invitation')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('city_id', '=', cityId)
    .where('organization_id', '=', groupId)
    .where('created_at', '>', new Date(now.getTime() - 24 * 60 * 60 * 1000))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export type NewInvitation = {
  groupId: string
  role: Role
  insteadOf?: string | undefined
  startsOn?: PlainDate | undefined
  email?: string | undefined
  personId?: string | undefined
  token: string
}

export async function insertInvitation(
  { tx, viewer, now }: Pick<SignedIn, 'tx' | 'viewer' | 'now'>,
  invitation: NewInvitation,
): Promise<string> {
  const id = newId(now.getTime())
  await tx.db
    .insertInto('group_invitation')
    .values({
      city_id: tx.cityId,
      id,
      organization_id: invitation.groupId,
      role: invitation.role,
      instead_of: invitation.insteadOf ?? null,
      starts_on: invitation.startsOn ?? null,
      email: invitation.email ?? null,
      person_id: invitation.personId ?? null,
      token_hash: hashOfToken(invitation.token),
      by_person_id: viewer.person.id,
      by_hat_id: viewer.hat.id,
      created_at: now,
      expires_at: new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1000),
    })
    .execute()
  return id
}

const stillOpen = ({ db, cityId }: Tx, id: string, now: Date) =>
  db
    .updateTable('group_invitation')
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)

/** Once: of two who accept at the same moment one gets true. */
export async function takeInvitation(tx: Tx, id: string, personId: string, now: Date): Promise<boolean> {
  const taken = await stillOpen(tx, id, now)
    .set({ accepted_at: now, accepted_by: personId })
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

export async function withdrawInvitation(tx: Tx, id: string, groupId: string, now: Date): Promise<boolean> {
  const gone = await stillOpen(tx, id, now)
    .where('organization_id', '=', groupId)
    .set({ withdrawn_at: now })
    .executeTakeFirst()
  return gone.numUpdatedRows === 1n
}
