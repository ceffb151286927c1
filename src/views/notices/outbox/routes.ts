import { queueMail } from '../../../core/mail/index.ts'
import { keepNoticeEvent } from '../../../core/notice/index.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import { noteReads } from '../../../core/privacy/reads.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Done, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/language.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { listNoticeEvents } from '../queries.ts'
import { office, staffOfCases as policy } from '../scope.ts'
import { outboxPage } from './list-page.tsx'
import { mailPage } from './mail-page.tsx'
import {
  changeWait,
  findMail,
  findWait,
  holdMail,
  type ListedMail,
  listMails,
  releaseMail,
} from './queries.ts'
import { listQuery, nothing, resendForm, stateOf, waitForm } from './rules.ts'

const mailOf = async (visit: Visit): Promise<ListedMail> => {
  const id = visit.params.mail ?? ''
  return found(isUuid(id) ? await findMail(visit.tx, visit.viewer, id) : undefined)
}
const showMail = async (visit: Visit, failed?: Failed) => {
  const mail = await mailOf(visit)
  noteReads(visit, 'mail', [mail])
  return mailPage(visit, mail, await listNoticeEvents(visit.tx, mail.id), failed)
}

async function showList(visit: Visit, failed?: Failed) {
  const { state, q, after } = listQuery.parse(visit.query)
  // What is no number finds nothing, rather than everything.
  const number = q ? (parseReferenceNumber(q) ?? '') : undefined
  const mails = await listMails(visit.tx, visit.viewer, { state, number, after })
  noteReads(visit, 'mail', mails)
  const wait = isCoordination(visit.viewer) ? await findWait(visit.tx) : undefined
  return outboxPage(visit, { mails, state, q, wait }, failed)
}

const here = (visit: Visit, id: string): Done => ({ to: cityPath(visit.city, `/outbox/${id}?done=1`) })

async function keep(visit: Visit, kind: string, aboutId: string, note = ''): Promise<void> {
  await keepNoticeEvent(visit.tx, found(visit.viewer), { about: 'mail', aboutId, kind, note }, visit.now)
}

async function hold(visit: Visit): Promise<Done> {
  const { id } = await mailOf(visit)
  if (!(await holdMail(visit.tx, id, visit.now))) throw conflict()
  await keep(visit, 'held', id)
  return here(visit, id)
}

async function release(visit: Visit): Promise<Done> {
  const { id } = await mailOf(visit)
  if (!(await releaseMail(visit.tx, id))) throw conflict()
  await keep(visit, 'released', id)
  return here(visit, id)
}

/** A new mail with the same text, linked to the first; what still waits needs none. */
async function resend(visit: Visit, { address }: { address: string }): Promise<Done> {
  const mail = await mailOf(visit)
  if (['waiting', 'held'].includes(stateOf(mail))) throw conflict()
  const id = await queueMail(visit, {
    to: recipientOf(mail, address),
    lang: mail.lang as Lang,
    kind: mail.kind,
    subject: mail.subject,
    body: mail.body,
    readable: true,
    resendOf: mail.id,
    ...(mail.case_id ? { caseId: mail.case_id } : {}),
    ...(mail.digest ? { digest: true } : {}),
  })
  await keep(visit, 'resent', mail.id, address)
  return here(visit, found(id))
}

function recipientOf({ person_id, address: before }: ListedMail, address: string) {
  if (person_id === null) return { address: address || found(before ?? undefined) }
  return address === '' ? { personId: person_id } : { personId: person_id, address }
}

export const outboxRoutes: readonly Route[] = [
  page('/outbox', { policy, query: listQuery, show: (visit) => showList(visit) }),
  page('/outbox/:mail', { policy, show: (visit) => showMail(visit) }),
  action('/outbox/:mail/hold', { policy, form: nothing, act: hold, again: showMail }),
  action('/outbox/:mail/release', { policy, form: nothing, act: release, again: showMail }),
  action('/outbox/:mail/resend', { policy, form: resendForm, act: resend, again: showMail }),
  action('/outbox/wait', {
    policy: office,
    form: waitForm,
    act: async (visit, { minutes }) => {
      await changeWait(visit.tx, minutes)
      const event = { about: 'rule' as const, aboutId: visit.tx.cityId, kind: 'wait', note: String(minutes) }
      await keepNoticeEvent(visit.tx, found(visit.viewer), event, visit.now)
      return { to: cityPath(visit.city, '/outbox?done=1') }
    },
    again: showList,
  }),
]
