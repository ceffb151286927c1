import type { Visit } from '../../../core/web/visit.ts'
import { Chip, type Tone } from '../../../ui/components/index.ts'
import { outboxMessages } from './messages.ts'
import type { ListedMail } from './queries.ts'
import { type MailState, stateOf } from './rules.ts'

const tones: Record<MailState, Tone> = {
  waiting: 'info',
  held: 'warning',
  sent: 'success',
  bounced: 'error',
  givenUp: 'error',
}

export const StateChip = ({ visit, mail }: { visit: Visit; mail: ListedMail }) => {
  const state = stateOf(mail)
  return <Chip tone={tones[state]}>{outboxMessages(visit.lang)[state]}</Chip>
}
