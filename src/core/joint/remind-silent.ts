import { addDays, startOfDay, todayInJapan } from '../../lib/dates.ts'
import { seeingAll } from '../advance.ts'
import { findCase } from '../case/find.ts'
import type { CaseSubject, Party } from '../case/types.ts'
import { openDuty } from '../duty/duties.ts'
import { leadOf } from '../duty/lead.ts'
import { countOf, dayOf, type NoticeVisit, notify, numberOf } from '../notice/index.ts'
import { openLedger } from '../trail/ledger.ts'
import type { Visit } from '../web/visit.ts'
import { silenceMessages } from './silence-messages.ts'
import { insertSilence, listWaiting, type Waiting } from './silence-queries.ts'
import { isByHand, type Patience, patienceOf, remindAfter, silentAfter, toldBefore } from './silence-rules.ts'
import { tellParties } from './tell.ts'
import { namedIn, placeOfKind } from './types.ts'

type Reminding = NoticeVisit & Pick<Visit, 'record'>
type Silent = { subject: CaseSubject; party: Party; waiting: Waiting }

const byYui = { personId: null, hatId: null, name: 'Yui', publicName: 'Yui' }
/** What has waited for longer than this was told of before, or is beyond a reminder. */
const mostDays = 60
const isOfTable = ({ kind }: Waiting): boolean => placeOfKind(kind).stage === 'table'

/**
 * Each morning: a party that owes a confirmation is asked again once its days of waiting have gone, and at a partner table
 * told once more before the day on which its silence may be written down. Never oftener. Whoever is reached by hand alone
 * is for the section to ask.
 */
export async function remindSilent(visit: NoticeVisit): Promise<void> {
  const { tx, now, today, definition } = visit
  const patience = patienceOf(definition)
  const after = startOfDay(addDays(today, -mostDays))
  const before = startOfDay(addDays(today, 1 - remindAfter(patience)))
  const ledger = openLedger(tx, byYui, now)
  const asked = new Set<string>()
  for (const waiting of await listWaiting(tx, { after, before })) {
    const silent = await readSilent(visit, waiting)
    if (silent && isByHand(silent.party)) await askSection(visit, silent, asked)
    else if (silent) await remindOne({ ...visit, record: ledger.record }, silent, patience)
  }
  await ledger.flush()
}

async function readSilent({ tx }: NoticeVisit, waiting: Waiting): Promise<Silent | undefined> {
  const subject = await findCase(tx, seeingAll, waiting.number)
  const party = subject?.parties.find(({ id }) => id === waiting.partyId)
  return subject && party && { subject, party, waiting }
}

function remindOne(visit: Reminding, silent: Silent, patience: Patience): Promise<void> {
  const { waiting } = silent
  if (!isOfTable(waiting)) return tellOnce(visit, silent)
  return waiting.remindedAt === null
    ? askAgain(visit, silent)
    : tellLast(visit, silent, silentAfter(waiting.writtenAt, waiting.remindedAt, patience))
}

/** Once for each version, for all its parties by hand together. */
async function askSection({ tx, now }: NoticeVisit, silent: Silent, asked: Set<string>): Promise<void> {
  const { subject, waiting } = silent
  const key = keyOf(silent)
  if (asked.has(key) || waiting.isAsked || waiting.remindedAt !== null) return
  asked.add(key)
  const { section, id: caseId } = subject.case
  const who = section === null ? leadOf(subject) : { section }
  await openDuty(tx, { caseId, kind: placeOfKind(waiting.kind).askDuty, ...who }, now)
}

/** As when somebody at the table asks again: from now on the last days of the party run. */
async function askAgain(visit: Reminding, { subject, party, waiting }: Silent): Promise<void> {
  const caseId = subject.case.id
  const { kind, version } = waiting
  const row = {
    caseId,
    joint: waiting,
    partyId: party.id,
    what: 'reminded' as const,
    said: '',
    personId: null,
  }
  if (!(await insertSilence(visit.tx, row, visit.now))) return
  visit.record({
    caseId,
    stage: placeOfKind(kind).stage,
    kind: 'reminded',
    visibility: 'parties',
    partyId: party.id,
    facts: { version, party: party.public_name, said: '', ...namedIn(kind) },
  })
  await tellParties(visit, subject, [party], 'reminded', version)
}

const keyOf = ({ subject, waiting: { kind, version } }: Silent): string =>
  `${subject.case.id}:${kind}:${version}`

/** Where everybody is waited for, however long. */
const tellOnce = (visit: Reminding, silent: Silent): Promise<void> =>
  notify(visit, [silent.party], {
    kind: 'joint.waiting',
    about: silent.subject.case,
    path: `/cases/${silent.waiting.number}`,
    optional: 'reminders',
    once: keyOf(silent),
    words: (lang) => {
      const words = silenceMessages(lang)
      const version = countOf(silent.waiting.version)
      return { subject: words.mailSubject(numberOf(silent.subject.case)), body: words.mailWaiting(version) }
    },
  })

async function tellLast(visit: Reminding, silent: Silent, from: string): Promise<void> {
  const { remindedAt, version, number } = silent.waiting
  const isNear = visit.today < from && addDays(visit.today, toldBefore) >= from
  if (!isNear || remindedAt === null || todayInJapan(remindedAt) >= visit.today) return
  await notify(visit, [silent.party], {
    kind: 'joint.last',
    about: silent.subject.case,
    path: `/cases/${number}`,
    once: keyOf(silent),
    words: (lang) => {
      const words = silenceMessages(lang)
      const body = words.mailLast(countOf(version), dayOf(from, lang))
      return { subject: words.mailSubject(numberOf(silent.subject.case)), body }
    },
  })
}
