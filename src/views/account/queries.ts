import { sql } from 'kysely'
import type { Contact } from '../../core/people/contact.ts'
import type { Lang } from '../../lib/language.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const columns = [
  'name',
  'reading',
  'email',
  'contact_email',
  'phone',
  'postal_code',
  'address',
  'channel',
  'lang',
  'version',
] as const

/** What somebody has said of themselves. */
export const findDetails = ({ db, cityId }: Tx, personId: string) =>
  db
    .selectFrom('person')
    .select(columns)
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .executeTakeFirst()

export type Details = NonNullable<Awaited<ReturnType<typeof findDetails>>>

const orNone = (text: string) => (text === '' ? null : text)

/** False when the details have changed since they were read. */
export async function updateDetails(
  { db, cityId }: Tx,
  personId: string,
  { contact, lang, version }: { contact: Contact; lang: Lang; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({
      name: contact.name,
      reading: contact.reading,
      contact_email: orNone(contact.email),
      phone: orNone(contact.phone),
      postal_code: orNone(contact.postalCode),
      address: orNone(contact.address),
      channel: contact.channel ?? 'none',
      lang,
      version: sql`version + 1`,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
