import {
  bodyOf,
  type Notice,
  type NoticeWords,
  notify,
  notifyPerson,
  numberOf,
  sectionNameOf,
  subjectOf,
  type Trusted,
} from '../../../core/notice/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { defineMessages, type Lang } from '../../../lib/language.ts'
import type { PartOfCase } from './queries.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：照会に回答がありました`,
    body: (section: Trusted) => bodyOf`${section}が、尋ねられたことに回答しました。相談のページで読めます。`,
    centreSubject: (number: Trusted) => subjectOf`受付番号 ${number}：支援センターから返事があります`,
    centreBody: () => bodyOf`支援センターから返事があります。相談のページで読めます。`,
  },
  {
    subject: (number) => subjectOf`${number}: what you asked has been answered`,
    body: (section) => bodyOf`${section} has answered what you asked. Read it in the consultation.`,
    centreSubject: (number) => subjectOf`${number}: the support centre has answered`,
    centreBody: () => bodyOf`The support centre has answered. Read it in the consultation.`,
  },
)

const sayOf =
  (visit: Visit, part: PartOfCase) =>
  (lang: Lang): NoticeWords => {
    const { subject, body, centreSubject, centreBody } = words(lang)
    const number = numberOf(part)
    if (part.kind === 'centre') return { subject: centreSubject(number), body: centreBody() }
    return { subject: subject(number), body: body(sectionNameOf(visit.definition, part.section, lang)) }
  }

const noticeOf = (visit: Visit, part: PartOfCase, kind: 'partAnswered' | 'centreAnswered'): Notice => ({
  kind: `consultation.${kind}`,
  about: { id: part.case_id, number: part.number },
  path: `/cases/${part.number}/consultation`,
  once: part.duty_id,
  words: sayOf(visit, part),
})

/** Whoever asked hears that there is an answer; what it says stays where it was given. */
export const tellAnswered = (visit: Visit, part: PartOfCase): Promise<void> =>
  notifyPerson(visit, part.person_id, noticeOf(visit, part, 'partAnswered'))

/** The parties, since they agreed to ask the centre. */
export const tellCentreAnswered = (visit: Visit, part: PartOfCase, answer: string): Promise<void> =>
  notify(
    visit,
    part.parties.map((party) => ({ ...party, section: null })),
    { ...noticeOf(visit, part, 'centreAnswered'), enclosed: answer },
  )
