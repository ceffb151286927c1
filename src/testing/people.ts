import type { Hono } from 'hono'
import type pg from 'pg'
import { openSession, sessionCookie } from '../core/people/session.ts'
import type { HatKind } from '../core/people/viewer.ts'
import { newId } from '../lib/ids.ts'
import { inCity } from '../platform/db/transaction.ts'
import { type Browser, visitor } from './browser.ts'

export type PersonInput = {
  name?: string
  hat: HatKind
  /** Section code for officers and chiefs. */
  section?: string
  /** A new organization of this kind and name, or the id of one that is there. */
  organization?: { kind: string; name: string } | string
}
export type TestPerson = Browser & {
  id: string
  hatId: string
  organizationId: string | undefined
  name: string
}

type Where = { app: Hono; pool: pg.Pool; cityId: string; city: string; now: Date }

/** Makes a person with one hat and signs them in. */
export async function newPerson(
  { app, pool, cityId, city, now }: Where,
  input: PersonInput,
): Promise<TestPerson> {
  const id = newId(now.getTime())
  const hatId = newId(now.getTime())
  const name = input.name ?? `試験 ${input.hat}`
  const given = input.organization
  const organizationId = typeof given === 'string' ? given : given && newId(now.getTime())
  const token = await inCity(pool, cityId, 'write', async (tx) => {
    await tx.db
      .insertInto('person')
      .values({
        city_id: cityId,
        id,
        name,
        email: null,
        password_hash: null,
        locked_until: null,
        created_at: now,
      })
      .execute()
    if (typeof given === 'object' && organizationId)
      await tx.db
        .insertInto('organization')
        .values({ city_id: cityId, id: organizationId, kind: given.kind, name: given.name, created_at: now })
        .execute()
    await tx.db
      .insertInto('hat')
      .values({
        city_id: cityId,
        id: hatId,
        person_id: id,
        kind: input.hat,
        organization_id: organizationId ?? null,
        section: input.section ?? null,
        since: '2026-04-01',
        until: null,
      })
      .execute()
    return openSession(tx, id, hatId, now)
  })
  const browser = visitor(app)
  browser.cookies.set(sessionCookie(city), token)
  return { ...browser, id, hatId, organizationId, name }
}
