import type pg from 'pg'
import { addDays } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { addWorkingDays, isClosedDay } from '../../../lib/working-days.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { seeingAll } from '../../advance.ts'
import { findCase } from '../../case/find.ts'
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

/** By duty kind: what a stage says to a party that owes something soon. */
export type DueWords = Readonly<Record<string, (number: Trusted, day: Trusted, lang: Lang) => NoticeWords>>

type Given = {
  appPool: pg.Pool
  directory: Directory
  letterhead: Letterhead
  clock: () => Date
  due: DueWords
}

const dueWithin = 3
/** Open days after which the chief, then the coordination office, is told of what the section did not do. */
const chiefAfter = 3
const officeAfter = 5

/**
 * Each morning that the city hall is open: what is new, what is overdue, what is due soon. Every notice has a key, so
 * that a morning that runs twice, or was broken off, tells nobody twice.
 */
export const openMorning =
  ({ appPool, directory, letterhead, clock, due }: Given) =>
  async () => {
    for (const { id } of await directory.list()) {
      const head = await letterhead(id, clock())
      if (isClosedDay(head.today, head.definition.city.closedDays)) continue
      await inCity(appPool, id, 'write', async (tx) => {
        await tellStaff({ ...head, tx })
        await tellParties({ ...head, tx }, due)
      })
    }
  }

async function tellStaff(visit: NoticeVisit): Promise<void> {
  const { tx, now, today, definition } = visit
  const { closedDays } = definition.city
  const before = addWorkingDays(today, -1, closedDays)
  const since = new Date(now.getTime() - (Date.parse(today) - Date.parse(before)))
  const owed = await listOwedBySections(tx, { since, today })
  const staff = owed.length === 0 ? [] : await listStaff(tx, today)
  await tellNew(
    visit,
    staff,
    owed.filter(({ isNew }) => isNew),
  )
  for (const one of owed) await tellOverdue(visit, staff, one)
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

/** First the section, some days later its chief, then the office: never all at once. */
async function tellOverdue(
  visit: NoticeVisit,
  staff: readonly StaffMember[],
  owed: OwedBySection,
): Promise<void> {
  const { today, definition } = visit
  const { dueOn, section, number, caseId, id } = owed
  if (dueOn === null || dueOn >= today) return
  const ago = (days: number) => dueOn < addWorkingDays(today, -days, definition.city.closedDays)
  const level = ago(officeAfter) ? 'coordination' : ago(chiefAfter) ? 'chief' : 'officer'
  const told = staff.filter(
    (one) => one.hat === level && (level === 'coordination' || one.section === section),
  )
  for (const person of told)
    await tellPerson(visit, person, {
      kind: 'staff.overdue',
      about: { id: caseId, number },
      path: `/cases/${number}`,
      optional: 'reminders',
      once: `${id}:${level}`,
      words: (lang) => ({
        subject: noticeMessages(lang).overdueSubject(numberOf({ number })),
        body: noticeMessages(lang).overdueBody(
          numberOf({ number }),
          sectionNameOf(definition, section, lang),
          dayOf(dueOn, lang),
        ),
      }),
    })
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
