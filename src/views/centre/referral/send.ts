import type { NewParty } from '../../../core/case/parties.ts'
import { handIn, openMatter } from '../../../core/matter.ts'
import type { RoomVisit } from '../room.ts'
import { insertReferred, type Referral } from './queries.ts'
import { whoIs } from './told.tsx'

/** The party of the case: the person by name where they agreed, otherwise somebody who came to the centre. */
async function partyOf(visit: RoomVisit, referral: Referral): Promise<NewParty> {
  const { definition, tx, now } = visit
  const kind = definition.actors.kinds.find(({ common }) => common === 'individual')?.code ?? 'individual'
  const party = { kind, common: 'individual', publicName: '市民', government: false }
  if (!referral.named) return { ...party, name: '支援センターに相談した人' }
  return { ...party, name: referral.name, personId: await insertReferred(tx, referral, now) }
}

/** Sends what the person agreed to the city, the way every idea goes: to its section, which owes an answer by a day. */
export async function sendReferral(visit: RoomVisit, referral: Referral): Promise<string> {
  const known = visit.definition.fields.some(({ code }) => code === referral.field)
  const { id, number } = await openMatter(
    visit,
    {
      title: referral.title,
      via: 'centre',
      issue: referral.issue,
      wish: referral.wish,
      // In Japanese, as the whole record of the case is.
      proposer: whoIs({ ...visit, lang: 'ja' }, referral),
      visibility: 'desk',
      field: known ? referral.field : undefined,
      parties: [await partyOf(visit, referral)],
    },
    { field: referral.field, via: 'centre' },
  )
  await handIn(visit, number)
  return id
}
