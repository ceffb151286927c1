import { keepInventoryEvent } from '../../core/inventory/index.ts'
import {
  bodyOf,
  listStaffToTell,
  sectionNameOf,
  subjectOf,
  type Trusted,
  tellPerson,
} from '../../core/notice/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { defineMessages } from '../../lib/language.ts'
import { listOverview } from './board.ts'

const words = defineMessages(
  {
    subject: () => subjectOf`今年度の棚卸のお願い`,
    body: (section: Trusted) =>
      bodyOf`${section}の、今年度の仕事の見直し（棚卸）がまだ終わっていません。\nシートに書き、課長が締めてください。`,
  },
  {
    subject: () => subjectOf`This year’s inventory of tasks`,
    body: (section) =>
      bodyOf`The inventory of tasks of ${section} is not finished.\nPlease fill in the sheet; the chief closes it.`,
  },
)

/** Asks the sections that have not closed their sheet: their chiefs and officers, once a day at most. */
export async function remind(visit: Visit): Promise<void> {
  const { tx, today, definition } = visit
  const year = fiscalYear(today)
  const codes = definition.sections.map(({ code }) => code)
  const missing = (await listOverview(tx, year, codes)).filter(({ state }) => state !== 'closed')
  const staff = await listStaffToTell(tx, today)
  for (const { section } of missing) {
    await keepInventoryEvent(visit, { kind: 'reminded', section })
    for (const person of staff.filter((one) => one.section === section && one.hat !== 'coordination'))
      await tellPerson(visit, person, {
        kind: 'inventory.reminder',
        about: undefined,
        path: '/inventory',
        optional: 'reminders',
        once: `${today}:${section}`,
        words: (lang) => ({
          subject: words(lang).subject(),
          body: words(lang).body(sectionNameOf(definition, section, lang)),
        }),
      })
  }
}
