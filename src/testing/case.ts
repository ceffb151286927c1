import { openCase } from '../core/case/open.ts'
import { insertParties, type NewParty } from '../core/case/parties.ts'
import { openDuty } from '../core/duty/duties.ts'
import { cityOf } from '../core/edition/directory.ts'
import { inCity } from '../platform/db/transaction.ts'
import type { TestApp } from './app.ts'
import type { TestPerson } from './people.ts'

/** A group's person, a resident, a section of the city hall, or somebody outside by name. */
export type TestParty = TestPerson | { section: string } | { name: string }
export type TestCase = { id: string; number: string; path: string; partyIds: string[] }

type Input = {
  stage?: string
  section?: string
  visibility?: 'public' | 'desk'
  amongCitizens?: boolean
  parties: readonly TestParty[]
}

function partyFrom(party: TestParty): NewParty {
  if ('section' in party)
    return {
      kind: 'government',
      common: 'government',
      name: party.section,
      publicName: party.section,
      government: true,
      section: party.section,
    }
  const { name } = party
  const group = { kind: 'civic', common: 'civicGroup', name, publicName: name, government: false }
  if (!('id' in party)) return group
  if (party.organizationId !== undefined) return { ...group, organizationId: party.organizationId }
  return { ...group, kind: 'resident', common: 'individual', publicName: '市民', personId: party.id }
}

/** A case that already stands at a stage, with its parties: for tests that are about what comes then. */
export async function openTestCase(test: TestApp, slug: string, input: Input): Promise<TestCase> {
  const city = await cityOf(test.runtime, slug)
  if (city === undefined) throw new Error(`no city ${slug}`)
  const now = test.runtime.clock()
  return inCity(test.pool, city.id, 'write', async (tx) => {
    const { id, number } = await openCase(
      tx,
      {
        editionId: city.edition.id,
        title: '公園をきれいにする',
        issue: '落ち葉で困っている',
        wish: 'みんなで集まる公園にしたい',
        proposer: '提案した人',
        visibility: input.visibility ?? 'public',
        section: input.section,
        amongCitizens: input.amongCitizens,
        demo: false,
        parties: [],
      },
      now,
    )
    const partyIds = await insertParties(tx, id, input.parties.map(partyFrom), now)
    const stage = input.stage ?? 'agreement'
    await tx.db
      .updateTable('collaboration')
      .set({ stage })
      .where('city_id', '=', city.id)
      .where('id', '=', id)
      .execute()
    if (stage === 'agreement' && partyIds[0] !== undefined)
      await openDuty(tx, { caseId: id, kind: 'agreement.draft', partyId: partyIds[0] }, now)
    return { id, number, partyIds, path: `/${slug}/cases/${number}` }
  })
}
