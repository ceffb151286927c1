import { isOfGroup } from '../../core/group/index.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { deskMessages } from './desk/messages.ts'

/** To the desk of the group whose hat is worn. */
export const groupDoors: readonly DeskDoor[] = [
  {
    path: '/groups/own',
    may: isOfGroup,
    words: (lang) => ({ title: deskMessages(lang).door, text: deskMessages(lang).doorText }),
  },
]
