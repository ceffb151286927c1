import type pg from 'pg'
import { isGuarded } from '../../src/core/people/proof.ts'
import { openSession, sessionCookie } from '../../src/core/people/session.ts'
import type { HatKind } from '../../src/core/people/viewer.ts'
import { newId } from '../../src/lib/ids.ts'
import { inCity } from '../../src/platform/db/transaction.ts'

/** Somebody signed in to a city; tells the cookie. */
export async function signIn(
  app: pg.Pool,
  city: { id: string; slug: string },
  kind: HatKind,
  section?: string,
): Promise<string> {
  const now = new Date()
  const person = newId(now.getTime())
  const hat = newId(now.getTime())
  const token = await inCity(app, city.id, 'write', async (tx) => {
    await tx.db
      .insertInto('person')
      .values({
        city_id: city.id,
        id: person,
        name: '見本 さくら',
        email: null,
        password_hash: null,
        locked_until: null,
        created_at: now,
      })
      .execute()
    await tx.db
      .insertInto('hat')
      .values({
        city_id: city.id,
        id: hat,
        person_id: person,
        kind,
        organization_id: null,
        section: section ?? null,
        since: '2022-04-01',
        until: null,
      })
      .execute()
    // Staff have shown a second factor, as a real city asks of them.
    return openSession(tx, person, hat, now, isGuarded(kind) ? { second: 'totp' } : {})
  })
  return `${sessionCookie(city.slug)}=${token}`
}
