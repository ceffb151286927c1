import type pg from 'pg'
import { addDays } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { addWorkingDays, isClosedDay } from '../../../lib/working-days.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { seeingAll } from '../../advance.ts'
import { findCase } from '../../case/find.ts'
import { isPart, partsPath } from '../../duty/part.ts'
import type { Directory } from '../../edition/directory.ts'
import type { Letterhead } from '../letterhead.ts'
import { noticeMessages } from '../messages.ts'
import { type NoticeVisit, type NoticeWords, notify, tellPerson } from '../notify.ts'
import { bodyOf, countOf, dayOf, numberOf, sectionNameOf, type Trusted } from '../words.ts'
import {
  listDueOfParties,
  listOwedBySections,
  listStaff,
  type OwedBySection,
  type StaffMember,
} from './queries.ts'

import { dueBetween, type Step, stepNow, stepsOf } from './steps.ts'

/** By duty kind: what a stage says to a party that owes something soon. */
export type DueWords = Readonly<Record<string, (number: Trusted, day: Trusted, lang: Lang) => NoticeWords>>

type Given = {
  appPool: pg.Pool
  directory: Directory
  letterhead: Letterhead
  clock: () => Date
  due: DueWords
  /** What a stage tells of by itself. */
  also?: readonly ((visit: NoticeVisit) => Promise<void>)[]
}

const dueWithin = 3

/**
 * Each morning that the city hall is open: what is new, what is overdue, what is due soon. Every notice has a key, so
 * that a morning that runs twice, or was broken off, tells nobody twice.
 */
export const openMorning =
  ({ appPool, directory, letterhead, clock, due, also = [] }: Given) =>
  async () => {
    for (const { id } of await directory.list()) {
      const head = await letterhead(id, clock())
      if (isClosedDay(head.today, head.definition.city.closedDays)) continue
      await inCity(appPool, id, 'write', async (tx) => {
        await tellStaff({ ...head, tx })
        await tellParties({ ...head, tx }, due)
        for (const tell of also) await tell({ ...head, tx })
      })
    }
  }

async function tellStaff(visit: NoticeVisit): Promise<void> {
  const { tx, now, today, definition } = visit
  const { closedDays } = definition.city
  const before = addWorkingDays(today, -1, closedDays)
  const since = new Date(now.getTime() - (Date.parse(today) - Date.parse(before)))
  const steps = stepsOf(definition)
  const due = dueBetween(steps, today, closedDays)
  const owed = await listOwedBySections(tx, { since, ...due })
  const staff = owed.length === 0 ? [] : await listStaff(tx, today)
  await tellNew(
    visit,
    staff,
    owed.filter(({ isNew }) => isNew),
  )
  for (const one of owed) await remind(visit, staff, steps, one)
}

/** One mail to each who works in the section, however much came in. */
async function tellNew(visit: NoticeVisit, staff: readonly StaffMember[], fresh: readonly OwedBySection[]) {
  for (const [section, rows] of Map.groupBy(fresh, (one) => one.section))
    for (const person of staff.filter((one) => one.section === section))
      await tellPerson(visit, person, {
        kind: 'staff.digest',
        about: undefined,
        path: '/desk',
        optional: 'digests',
        once: `${visit.today}:${section}`,
        words: (lang) => digestOf(visit, section, rows, lang),
      })
}

const mostLines = 20

function digestOf(
  { definition }: NoticeVisit,
  section: string,
  rows: readonly OwedBySection[],
  lang: Lang,
): NoticeWords {
  const words = noticeMessages(lang)
  const count = countOf(rows.length)
  const lines = rows
    .slice(0, mostLines)
    .map(({ number, dueOn }) =>
      words.digestLine(numberOf({ number }), dueOn ? dayOf(dueOn, lang) : words.noDue()),
    )
  const list = lines.reduce((text, line) => bodyOf`${text}\n${line}`)
  return {
    subject: words.digestSubject(count),
    body: bodyOf`${words.digestBody(sectionNameOf(definition, section, lang), count)}\n\n${list}`,
  }
}

/** Whoever looks after the case, while they work in the section; otherwise all its officers. */
function officersOf(staff: readonly StaffMember[], { section, officerId }: OwedBySection): StaffMember[] {
  const there = staff.filter((one) => one.hat === 'officer' && one.section === section)
  const own = staff.filter((one) => one.id === officerId && one.section === section)
  return own.length > 0 ? own.slice(0, 1) : there
}

function whomToTell(staff: readonly StaffMember[], { to }: Step, owed: OwedBySection): StaffMember[] {
  if (to === 'office') return staff.filter(({ hat }) => hat === 'coordination')
  if (to === 'officer') return officersOf(staff, owed)
  return staff.filter((one) => one.hat === 'chief' && one.section === owed.section)
}

/** First whoever does it, some days later the chief, then the office, as the city says: one step at a time, once each. */
async function remind(
  visit: NoticeVisit,
  staff: readonly StaffMember[],
  steps: readonly Step[],
  owed: OwedBySection,
): Promise<void> {
  const { today, definition } = visit
  const { dueOn, number, caseId, id, kind } = owed
  const step = dueOn === null ? undefined : stepNow(steps, dueOn, today, definition.city.closedDays)
  if (dueOn === null || step === undefined) return
  for (const person of whomToTell(staff, step, owed))
    await tellPerson(visit, person, {
      kind: dueOn < today ? 'staff.overdue' : 'staff.due',
      about: { id: caseId, number },
      path: isPart(kind) ? `${partsPath}/${id}` : `/cases/${number}`,
      optional: 'reminders',
      once: `${id}:${step.to}:${step.days}:${dueOn}`,
      words: (lang) => reminderOf(visit, owed, dueOn, lang),
    })
}

function reminderOf(
  { today, definition }: NoticeVisit,
  { number, section }: OwedBySection,
  dueOn: string,
  lang: Lang,
): NoticeWords {
  const words = noticeMessages(lang)
  const said = [numberOf({ number }), sectionNameOf(definition, section, lang), dayOf(dueOn, lang)] as const
  return dueOn < today
    ? { subject: words.overdueSubject(said[0]), body: words.overdueBody(...said) }
    : { subject: words.dueSubject(said[0]), body: words.dueBody(...said) }
}

async function tellParties(visit: NoticeVisit, due: DueWords): Promise<void> {
  const { tx, today } = visit
  const until = addDays(today, dueWithin)
  for (const owed of await listDueOfParties(tx, { kinds: Object.keys(due), today, until })) {
    const subject = await findCase(tx, seeingAll, owed.number)
    const say = due[owed.kind]
    if (subject === undefined || say === undefined) continue
    await notify(
      visit,
      subject.parties.filter(({ id }) => id === owed.partyId),
      {
        kind: 'party.due',
        about: subject.case,
        path: `/cases/${owed.number}`,
        optional: 'reminders',
        once: owed.id,
        words: (lang) => say(numberOf(subject.case), dayOf(owed.dueOn, lang), lang),
      },
    )
  }
}
