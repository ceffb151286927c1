import { newId } from '../lib/ids.ts'
import type { Tx } from '../platform/db/transaction.ts'
import type { Cast, Role } from './cast.ts'

export type DemoIds = {
  persons: Record<string, { personId: string; hatId: string }>
  groups: Record<string, string>
}

type Worn = Pick<Role, 'as' | 'hat' | 'group'> & { section?: string | null }

const demoStart = '2024-04-01'

/** Puts a cast's people, groups and hats into their city, all marked as demo. */
export async function addCast({ db, cityId }: Tx, cast: Cast, now: Date): Promise<DemoIds> {
  const id = () => newId(now.getTime())
  const groups = Object.fromEntries(cast.groups.map((group) => [group.as, id()]))
  const persons = Object.fromEntries(cast.roles.map((role) => [role.as, { personId: id(), hatId: id() }]))
  await db
    .insertInto('organization')
    .values(
      cast.groups.map((group) => ({
        city_id: cityId,
        id: groups[group.as] ?? '',
        kind: group.kind,
        name: group.name,
        demo: true,
        created_at: new Date(`${demoStart}T00:00:00+09:00`),
      })),
    )
    .execute()
  await db
    .insertInto('person')
    .values(
      cast.roles.map((role) => ({
        city_id: cityId,
        id: persons[role.as]?.personId ?? '',
        name: role.name,
        email: role.email ?? null,
        password_hash: null,
        locked_until: null,
        demo: true,
        created_at: now,
      })),
    )
    .execute()
  const hatOf = ({ as, hat, group = '', section = null }: Worn) => ({
    city_id: cityId,
    person_id: persons[as]?.personId ?? '',
    kind: hat,
    organization_id: groups[group] ?? null,
    section,
    since: demoStart,
    until: null,
  })
  await db
    .insertInto('hat')
    .values(
      cast.roles.flatMap((role) => [
        { ...hatOf(role), id: persons[role.as]?.hatId ?? '' },
        ...(role.also ? [{ ...hatOf({ as: role.as, ...role.also }), id: id() }] : []),
      ]),
    )
    .execute()
  return { persons, groups }
}
