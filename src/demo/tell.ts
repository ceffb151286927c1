import { addDays, type PlainDate } from '../lib/dates.ts'
import { addWorkingDays } from '../lib/working-days.ts'
import { talkAtTable } from './at-table.ts'
import { lookHalfway } from './halfway.ts'
import { hearVoices, meet } from './looking-back.ts'
import { type Reach, reaches, type Story } from './story.ts'
import type { Telling } from './telling.ts'
import { bringTogether, chooseForm, conclude, confirmAll, consult, draft, send } from './way-in.ts'
import { agreeOnStatement, evaluate, finish, work } from './way-out.ts'

type Chapter = {
  from: Reach
  /** Days after the idea was sent. */
  after: (story: Story) => number
  tell: (telling: Telling, number: string, on: PlainDate) => Promise<void>
}

const usualDays = 90
const endOf = (story: Story) => (story.days ?? usualDays) + 11

const chapters: readonly Chapter[] = [
  { from: 'accepted', after: () => 1, tell: consult },
  { from: 'concluded', after: () => 4, tell: conclude },
  { from: 'formed', after: () => 5, tell: talkAtTable },
  { from: 'formed', after: (story) => (story.table ? 16 : 6), tell: chooseForm },
  { from: 'drafted', after: (story) => (story.table ? 17 : 9), tell: draft },
  { from: 'running', after: () => 11, tell: confirmAll },
  { from: 'running', after: () => 20, tell: work },
  { from: 'evaluating', after: (story) => Math.floor(endOf(story) / 2), tell: lookHalfway },
  { from: 'evaluating', after: endOf, tell: finish },
  { from: 'oneSideIn', after: (story) => endOf(story) + 5, tell: evaluate },
  { from: 'closed', after: (story) => endOf(story) + 7, tell: hearVoices },
  { from: 'closed', after: (story) => endOf(story) + 14, tell: meet },
  { from: 'closed', after: (story) => endOf(story) + 15, tell: agreeOnStatement },
]

/** A chapter takes a day or two: holidays must not put the next one before its end. */
const afterwards = (last: PlainDate): PlainDate => addWorkingDays(addDays(last, 2), 0)

const later = (planned: PlainDate, earliest: PlainDate, today: PlainDate): PlainDate => {
  const on = planned > earliest ? planned : earliest
  return on < today ? on : today
}

/** Tells a story as far as it has come, each chapter on its own day, and gives the number it got. */
export async function tell(telling: Telling): Promise<string> {
  const { story, today } = telling
  // Offices act on days they are open; nothing happens after today.
  const day = (offset: number): PlainDate => {
    const open = addWorkingDays(addDays(today, offset - story.daysAgo), 0)
    return open < today ? open : today
  }
  const number = await send(telling, day(0))
  await bringTogether(telling, number, day(0))
  const come = reaches.indexOf(story.reach)
  let last = day(0)
  for (const chapter of chapters) {
    if (reaches.indexOf(chapter.from) > come) continue
    const on = later(day(chapter.after(story)), afterwards(last), today)
    await chapter.tell(telling, number, on)
    last = on
  }
  return number
}
