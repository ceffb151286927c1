import {
  bodyOf,
  countOf,
  dayOf,
  listStaffToTell,
  type NoticeVisit,
  subjectOf,
  type Trusted,
  tellPerson,
} from '../../../core/notice/index.ts'
import { defineMessages } from '../../../lib/language.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { countWaiting } from './queries.ts'

const words = defineMessages(
  {
    subject: (count: Trusted) => subjectOf`公開の確かめを待つ声：${count}件`,
    body: (due: Trusted) =>
      bodyOf`声の掲示板に、公開してよいか確かめる声があります。いちばん早い期限は${due}です。`,
  },
  {
    subject: (count) => subjectOf`Posts that wait for their check: ${count}`,
    body: (due) => bodyOf`On the board there are posts to be checked. The first is due on ${due}.`,
  },
)

/** On the working day before the first post is due, and once more when that day is over: the office that checks. */
export async function remindVision(visit: NoticeVisit): Promise<void> {
  const { tx, today, definition } = visit
  if (definition.visionBoard === undefined) return
  const { count, due } = await countWaiting(tx)
  if (due === null || due > addWorkingDays(today, 1, definition.city.closedDays)) return
  const office = (await listStaffToTell(tx, today)).filter(({ hat }) => hat === 'coordination')
  for (const person of office)
    await tellPerson(visit, person, {
      kind: 'vision.due',
      about: undefined,
      path: '/vision/desk',
      optional: 'reminders',
      once: `${due}:${due < today ? 'over' : 'soon'}`,
      words: (lang) => ({
        subject: words(lang).subject(countOf(count)),
        body: words(lang).body(dayOf(due, lang)),
      }),
    })
}
