import { sql } from 'kysely'
import { defineMessages, type Lang } from '../../lib/language.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Party } from '../case/types.ts'

/** What papers ask of a party, as the group has said it once in its profile. */
const partyFacts = [
  'postalCode',
  'address',
  'representative',
  'contactPerson',
  'phone',
  'email',
  'corporateNumber',
] as const
type PartyFact = (typeof partyFacts)[number]
export type PartyFacts = Partial<Record<PartyFact, string>>

const messages = defineMessages(
  {
    representative: '代表者',
    contactPerson: '連絡担当者',
    phone: '電話',
    email: 'メール',
    corporateNumber: '法人番号',
  },
  {
    representative: 'Representative',
    contactPerson: 'Contact',
    phone: 'Tel.',
    email: 'Mail',
    corporateNumber: 'Corporate number',
  },
)

/** The newest profile of each group that is a party, by the party's id; one statement, and none where no group is one. */
export async function listPartyFacts(
  { db, cityId }: Tx,
  parties: readonly Pick<Party, 'id' | 'organization_id'>[],
): Promise<Record<string, PartyFacts>> {
  const groups = parties.flatMap(({ organization_id }) => organization_id ?? [])
  if (groups.length === 0) return {}
  const { rows } = await sql<PartyFacts & { group: string }>`
    SELECT DISTINCT ON (organization_id) organization_id AS "group", representative, contact_person AS "contactPerson",
      phone, email, postal_code AS "postalCode", address, facts->>'corporateNumber' AS "corporateNumber"
    FROM group_profile WHERE city_id = ${cityId} AND organization_id = ANY (${groups}::uuid[])
    ORDER BY organization_id, version DESC`.execute(db)
  const of = (group: string | null) => rows.find((row) => row.group === group)
  return Object.fromEntries(
    parties.flatMap(({ id, organization_id }) => {
      const row = of(organization_id)
      return row ? [[id, factsIn(row, partyFacts)]] : []
    }),
  )
}

const factsIn = (facts: PartyFacts, which: readonly PartyFact[]): PartyFacts =>
  Object.fromEntries(which.flatMap((name) => (facts[name] ? [[name, facts[name]]] : [])))

/** What binds: where the group is, who stands for it, what it is registered as; nobody's telephone. */
export const bindingFacts = (facts: PartyFacts | undefined): PartyFacts =>
  factsIn(facts ?? {}, ['postalCode', 'address', 'representative', 'corporateNumber'])

/** As they stand below a party's name on paper, one line each. */
export function partyLines({ postalCode, address, ...facts }: PartyFacts, lang: Lang): string[] {
  const words = messages(lang)
  const where = [postalCode && `〒${postalCode}`, address].filter(Boolean).join('　')
  const named = (['representative', 'contactPerson', 'phone', 'email', 'corporateNumber'] as const).flatMap(
    (name) => (facts[name] ? [`${words[name]}　${facts[name]}`] : []),
  )
  return [where, ...named].filter((line) => line !== '')
}
