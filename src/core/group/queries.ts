import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import { foldText } from '../../lib/text-fold.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { cardOf, newProfile, type Profile } from './profile.ts'

/** A profile with the version it was read at; 0 when nobody has written one yet. */
export type KeptProfile = { profile: Profile; version: number }

type Facts = Pick<
  Profile,
  | 'fields'
  | 'area'
  | 'activity'
  | 'founded'
  | 'members'
  | 'membersInCity'
  | 'website'
  | 'corporateNumber'
  | 'rulesFile'
  | 'accounts'
>

const factsOf = (profile: Profile): Facts => ({
  fields: profile.fields,
  area: profile.area,
  activity: profile.activity,
  founded: profile.founded,
  members: profile.members,
  membersInCity: profile.membersInCity,
  website: profile.website,
  corporateNumber: profile.corporateNumber,
  rulesFile: profile.rulesFile,
  accounts: profile.accounts,
})

/** The newest state of a group's profile; undefined when there is no such group. */
export async function findProfile({ db, cityId }: Tx, groupId: string): Promise<KeptProfile | undefined> {
  const row = await db
    .selectFrom('organization as o')
    .leftJoin('group_profile as p', (join) =>
      join
        .onRef('p.city_id', '=', 'o.city_id')
        .onRef('p.organization_id', '=', 'o.id')
        .on('p.version', '=', (eb) =>
          eb
            .selectFrom('group_profile as newest')
            .select(({ fn }) => fn.max('newest.version').as('version'))
            .whereRef('newest.city_id', '=', 'o.city_id')
            .whereRef('newest.organization_id', '=', 'o.id'),
        ),
    )
    .select(['o.name', 'o.kind', 'p.version', 'p.reading', 'p.facts', 'p.open'])
    .select(['p.representative', 'p.contact_person', 'p.phone', 'p.email', 'p.postal_code', 'p.address'])
    .where('o.city_id', '=', cityId)
    .where('o.id', '=', groupId)
    .executeTakeFirst()
  return row && { profile: profileOf(row), version: row.version ?? 0 }
}

type Row = {
  name: string
  kind: string
  reading: string | null
  facts: Record<string, unknown> | null
  open: string[] | null
  representative: string | null
  contact_person: string | null
  phone: string | null
  email: string | null
  postal_code: string | null
  address: string | null
}

/** Of a group that has not written anything yet, its name and kind. */
function profileOf({ name, kind, facts, open, contact_person, postal_code, ...texts }: Row): Profile {
  const bare = newProfile(name, kind)
  if (facts === null) return bare
  const { reading, representative, phone, email, address } = texts
  const written = { reading, representative, phone, email, address, open }
  return {
    ...bare,
    ...(facts as Facts),
    ...(written as Pick<Profile, keyof typeof written>),
    contactPerson: contact_person ?? '',
    postalCode: postal_code ?? '',
  }
}

export type NewGroup = {
  kind: string
  name: string
  demo?: boolean
  registration?: 'none' | 'waiting'
}

/** A new group, and what the public finds it by. */
export async function insertGroup(tx: Tx, group: NewGroup, now: Date): Promise<string> {
  const id = newId(now.getTime())
  await tx.db
    .insertInto('organization')
    .values({
      city_id: tx.cityId,
      id,
      kind: group.kind,
      name: group.name,
      demo: group.demo ?? false,
      registration: group.registration ?? 'none',
      created_at: now,
    })
    .execute()
  await writeListing(tx, id, newProfile(group.name, group.kind))
  return id
}

type Signed = { personId: string; hatId: string; at: Date }

/** Writes the next state of a profile; false when somebody has written one since `version` was read. */
export async function writeProfile(
  tx: Tx,
  groupId: string,
  { profile, version }: KeptProfile,
  by: Signed,
): Promise<boolean> {
  const added = await tx.db
    .insertInto('group_profile')
    .values({
      city_id: tx.cityId,
      organization_id: groupId,
      version: version + 1,
      name: profile.name,
      reading: profile.reading,
      kind: profile.kind,
      facts: JSON.stringify(factsOf(profile)),
      representative: profile.representative,
      contact_person: profile.contactPerson,
      phone: profile.phone,
      email: profile.email,
      postal_code: profile.postalCode,
      address: profile.address,
      open: [...profile.open],
      person_id: by.personId,
      hat_id: by.hatId,
      at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  await tx.db
    .updateTable('organization')
    .set({ name: profile.name, kind: profile.kind, version: sql`version + 1` })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', groupId)
    .execute()
  await writeListing(tx, groupId, profile)
  return true
}

/** What is searched is what is shown: nothing closed is found by its words. */
async function writeListing({ db, cityId }: Tx, groupId: string, profile: Profile): Promise<void> {
  const card = cardOf(profile)
  const row = {
    shown: profile.open.includes('listing'),
    sort_key: foldText(profile.reading || profile.name),
    folded: foldText([profile.name, card.reading, card.activity, card.area].filter(Boolean).join(' ')),
    fields: [...(card.fields ?? [])],
    card: JSON.stringify(card),
  }
  await db
    .insertInto('group_listing')
    .values({ city_id: cityId, organization_id: groupId, ...row })
    .onConflict((conflict) => conflict.columns(['city_id', 'organization_id']).doUpdateSet(row))
    .execute()
}
