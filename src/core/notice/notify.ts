import { type Lang, pick } from '../../lib/language.ts'
import { cleanBlock } from '../../lib/safe-text.ts'
import type { Case, Party } from '../case/types.ts'
import type { Definition } from '../edition/schema/index.ts'
import { coordinationOffice } from '../edition/view.ts'
import { queueMail } from '../mail/index.ts'
import { idsOf } from '../people/viewer.ts'
import { cityPath } from '../web/paths.ts'
import type { Runtime, Visit } from '../web/visit.ts'
import { wayTo } from './channel.ts'
import { noticeMessages } from './messages.ts'
import { insertCall, insertLetter, listBehind, listInGroup, type Recipient } from './queries.ts'
import { type Body, bodyOf, cityNameOf, pageOf, type Subject } from './words.ts'

/** What a notice needs of the request, or of a job that has none. */
export type NoticeVisit = Pick<Visit, 'tx' | 'now' | 'today' | 'definition' | 'viewer'> & {
  city: { slug: string }
  runtime: Pick<Runtime, 'origin'>
}

export type NoticeWords = {
  subject: Subject
  body: Body
  /** What one keeps in writing and nobody reads aloud, below the rest: not on a call. */
  written?: Body
}

const inWriting = ({ body, written }: NoticeWords): Body => (written ? bodyOf`${body}\n\n${written}` : body)
export type Notice = {
  /** Its stage or view in front: `consultation.replied`. */
  kind: `${string}.${string}`
  about: Pick<Case, 'id' | 'number'> | undefined
  /** A path of ours below the city: where it is to be seen. */
  path: string
  words: (lang: Lang) => NoticeWords
  /** What was said, in full: for those who are written to on paper or called, and never in a mail. */
  enclosed?: string
  /** Names of the files that go with it: a letter says so, and whoever posts it or calls sees what to add. */
  files?: readonly string[]
  /** What the clock causes may be switched off; what a matter causes may not. */
  optional?: 'reminders' | 'digests'
  /** What it must not be told twice for, unique in the city; each person has it once. */
  once?: string
}

/** Tells the people behind parties, each by the way they chose. Whoever acts is not told, unless it is their receipt. */
export async function notify(
  visit: NoticeVisit,
  parties: readonly Party[],
  notice: Notice & { alsoWhoActs?: true },
): Promise<void> {
  const people = await listBehind(visit.tx, parties, visit.today)
  const own = visit.viewer === undefined || notice.alsoWhoActs ? [] : idsOf(visit.viewer.person)
  for (const person of people) if (!own.includes(person.id)) await tellPerson(visit, person, notice)
}

/** Tells somebody of what is theirs alone and no case’s, by the way they chose; not whoever does it. */
export async function notifyPerson(visit: NoticeVisit, personId: string, notice: Notice): Promise<void> {
  const own = visit.viewer === undefined ? [] : idsOf(visit.viewer.person)
  const themselves = [{ person_id: personId, organization_id: null, section: null }]
  for (const person of await listBehind(visit.tx, themselves, visit.today))
    if (!own.includes(person.id)) await tellPerson(visit, person, notice)
}

/** Tells everybody of a group what happens to it, each by the way they chose; not whoever does it. */
export async function notifyGroup(visit: NoticeVisit, groupId: string, notice: Notice): Promise<void> {
  const own = visit.viewer === undefined ? [] : idsOf(visit.viewer.person)
  for (const person of await listInGroup(visit.tx, groupId, visit.today))
    if (!own.includes(person.id)) await tellPerson(visit, person, notice)
}

/** Tells one person. Within the transaction that causes it, as everything here. */
export async function tellPerson(visit: NoticeVisit, person: Recipient, notice: Notice): Promise<void> {
  const way = notice.optional && !person[notice.optional] ? undefined : wayTo(person)
  if (way === 'mail') await byMail(visit, person, notice)
  else if (way === 'letter') await insertLetter(visit.tx, paperOf(person, notice, inWriting), visit.now)
  else if (way === 'phone')
    await insertCall(
      visit.tx,
      paperOf(person, notice, ({ body }) => body),
      visit.now,
    )
}

const onceFor = ({ id }: Recipient, { kind, once }: Notice): string | undefined =>
  once === undefined ? undefined : `${kind}:${once}:${id}`

async function byMail(visit: NoticeVisit, person: Recipient, notice: Notice): Promise<void> {
  const said = notice.words(person.lang)
  const once = onceFor(person, notice)
  await queueMail(visit, {
    to: { personId: person.id },
    lang: person.lang,
    kind: notice.kind,
    subject: said.subject,
    body: mailText(visit, person, notice, inWriting(said)),
    readable: true,
    ...(notice.about ? { caseId: notice.about.id } : {}),
    ...(once === undefined ? {} : { once }),
    ...(notice.optional ? { digest: true } : {}),
  })
}

/** Without an account a case that is not public opens by its number and key alone. */
const pathFor = ({ account }: Recipient, { about, path }: Notice): string =>
  account || about === undefined ? path : `/follow?number=${about.number}`

function paperOf(person: Recipient, notice: Notice, bodyIn: (said: NoticeWords) => Body) {
  const said = notice.words(person.lang)
  return {
    personId: person.id,
    caseId: notice.about?.id ?? null,
    kind: notice.kind,
    lang: person.lang,
    subject: said.subject,
    text: onPaper(person.lang, bodyIn(said), notice),
    path: pathFor(person, notice),
    once: onceFor(person, notice) ?? null,
  }
}

function onPaper(lang: Lang, body: Body, { enclosed, files = [] }: Notice): string {
  const list = files.map((name) => `・${name}`).join('\n')
  const parts = [body, enclosed, files.length > 0 && `${noticeMessages(lang).files}\n${list}`]
  return cleanBlock(parts.filter(Boolean).join('\n\n'))
}

function mailText(visit: NoticeVisit, person: Recipient, notice: Notice, body: Body): string {
  const { definition, runtime, city } = visit
  const words = noticeMessages(person.lang)
  const page = (path: string) => pageOf(runtime.origin, cityPath(city, path))
  const sender = contactOf(definition, person.lang)
  return [
    body,
    `${words.openPage}\n${page(pathFor(person, notice))}`,
    ...(person.account || !notice.about ? [] : [words.withKey]),
    ...(notice.optional ? [`${words.toStop}\n${page('/account/notices')}`] : []),
    words.contact(cityNameOf(definition, person.lang), sender.name, sender.phone),
  ].join('\n\n')
}

/** The office that answers for all sections, and its telephone as the city gives it. */
export function contactOf(definition: Definition, lang: Lang) {
  const office = coordinationOffice(definition)
  const desk = definition.desks.find(({ section }) => section === office?.code)
  return {
    name: office ? pick(office.name, lang) : '',
    phone: desk?.phone ?? '',
    address: desk?.address ? pick(desk.address, lang) : '',
  }
}
