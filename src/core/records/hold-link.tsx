import { defineMessages } from '../../lib/language.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import type { HeldRecord } from './holds.ts'

const messages = defineMessages(
  {
    person: 'この人の記録の保存（保存を命じる・解く）',
    group: 'この団体の記録の保存（保存を命じる・解く）',
  },
  {
    person: 'Keeping the records of this person (order, lift)',
    group: 'Keeping the records of this group (order, lift)',
  },
)

type Held = { visit: Visit; record: Exclude<HeldRecord['record'], 'case'>; id: string }

/** From the screen of a person or a group to where it is held: for the office and the administrator. */
export const HoldLink = ({ visit, record, id }: Held) => (
  <a href={cityPath(visit.city, `/records/${record === 'person' ? 'people' : 'groups'}/${id}`)}>
    {messages(visit.lang)[record]}
  </a>
)
