import { isCoordination } from '../../../core/people/viewer.ts'
import { hasBoard } from '../../../core/vision/index.ts'
import type { DeskAsk, DeskDoor, Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { office, typists } from '../rules.ts'
import { deskMessages } from './messages.ts'
import { countWaiting } from './queries.ts'

async function asks({ tx, lang }: Visit): Promise<DeskAsk[]> {
  const words = deskMessages(lang)
  const { count, due } = await countWaiting(tx)
  if (count === 0 || due === null) return []
  return [
    { what: words.ask(String(count), formatDate(due, lang)), path: '/vision/desk', action: words.askAction },
  ]
}

export const visionDoors: readonly DeskDoor[] = [
  {
    path: '/vision/desk',
    may: (viewer, definition) => hasBoard(definition) && office.may(viewer),
    words: (lang) => ({ title: deskMessages(lang).door, text: deskMessages(lang).doorText }),
    asks,
  },
  {
    path: '/vision/desk/card',
    may: (viewer, definition) => hasBoard(definition) && typists.may(viewer) && !isCoordination(viewer),
    words: (lang) => ({ title: deskMessages(lang).cardDoor, text: deskMessages(lang).cardDoorText }),
  },
]
