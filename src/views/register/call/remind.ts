import {
  listStaffToTell,
  type NoticeVisit,
  type NoticeWords,
  sectionNameOf,
  tellPerson,
} from '../../../core/notice/index.ts'
import { keepRegisterEvent } from '../../../core/register/events.ts'
import { addDays, type PlainDate, todayInJapan } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { callWords, reminderWords } from './messages.ts'
import { type Call, findCall, listAnswers, type SectionLine } from './queries.ts'

export const callPath = '/register/call'
type Due = Pick<Call, 'fiscal_year' | 'due_on'>
type By = { personId: string; hatId: string } | undefined
type Staff = Awaited<ReturnType<typeof listStaffToTell>>

export const sectionCodes = ({ definition }: Pick<NoticeVisit, 'definition'>) =>
  definition.sections.map(({ code }) => code)

export const isMissing = ({ answer }: Pick<SectionLine, 'answer'>): boolean =>
  answer === null || answer === 'open'

type Told = {
  section: string
  once: string
  words: (section: (lang: Lang) => ReturnType<typeof sectionNameOf>) => (lang: Lang) => NoticeWords
}

/** How many there are to be told. */
async function tellSection(
  visit: NoticeVisit,
  staff: Staff,
  { section, once, words }: Told,
  kind: string,
): Promise<number> {
  const whom = staff.filter((one) => one.section === section && one.hat !== 'coordination')
  for (const person of whom)
    await tellPerson(visit, person, {
      kind: `register.${kind}`,
      about: undefined,
      path: callPath,
      optional: 'reminders',
      once,
      words: words((lang) => sectionNameOf(visit.definition, section, lang)),
    })
  return whom.length
}

/** The call itself, to everybody who works in a section: a date that is put off is told anew. */
export async function tellCall(visit: NoticeVisit, { fiscal_year, due_on }: Due): Promise<void> {
  const staff = await listStaffToTell(visit.tx, visit.today)
  for (const section of sectionCodes(visit))
    await tellSection(
      visit,
      staff,
      { section, once: `${fiscal_year}:${due_on}:${section}`, words: (name) => callWords(name, due_on) },
      'call',
    )
}

type Whom = { staff: Staff; lines: readonly SectionLine[]; once: string; by: By }

async function tellMissing(visit: NoticeVisit, call: Due, { staff, lines, once, by }: Whom): Promise<void> {
  for (const { section } of lines) {
    const words: Told['words'] = (name) => reminderWords(name, call.due_on)
    const told = await tellSection(visit, staff, { section, once: `${once}:${section}`, words }, 'reminder')
    const event = { kind: 'reminded', year: call.fiscal_year, section } as const
    if (told > 0) await keepRegisterEvent(visit.tx, event, by, visit.now)
  }
}

/** The office reminds everybody in the sections that have not answered, at most once a day. */
export async function remindNow(
  visit: NoticeVisit,
  call: Due,
  lines: readonly SectionLine[],
  by: By,
): Promise<void> {
  const staff = await listStaffToTell(visit.tx, visit.today)
  await tellMissing(visit, call, { staff, lines: lines.filter(isMissing), once: visit.today, by })
}

type Step = { to: 'officer' | 'chief'; on: PlainDate }

/** A week before the date and the day after it the officers, some days later the chief: the last whose day has come. */
export const stepOf = (
  due: PlainDate,
  today: PlainDate,
  closedDays: readonly PlainDate[],
): Step | undefined =>
  (
    [
      { to: 'officer', on: addDays(due, -7) },
      { to: 'officer', on: addDays(due, 1) },
      { to: 'chief', on: addWorkingDays(due, 4, closedDays) },
    ] as const
  ).findLast(({ on }) => on <= today)

/**
 * What the clock causes: sections that neither answered nor wrote anything since the call. Whoever was reminded, or
 * called, since the day of the step is not reminded by it once more.
 */
export async function remindSections(visit: NoticeVisit): Promise<void> {
  const { tx, today, definition } = visit
  const call = await findCall(tx)
  const step = call && stepOf(call.due_on, today, definition.city.closedDays)
  if (call === undefined || step === undefined) return
  const isOld = (at: Date | null) => at === null || todayInJapan(at) < step.on
  if (!isOld(call.at)) return
  const lines = (await listAnswers(tx, call.fiscal_year, sectionCodes(visit))).filter(
    (line) => isMissing(line) && !line.busy && isOld(line.reminded),
  )
  if (lines.length === 0) return
  const staff = (await listStaffToTell(tx, today)).filter(({ hat }) => hat === step.to)
  await tellMissing(visit, call, { staff, lines, once: `${call.due_on}:${step.on}`, by: undefined })
}
