import {
  bodyOf,
  notifyPerson,
  numberOf,
  sectionNameOf,
  subjectOf,
  type Trusted,
} from '../../../core/notice/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { defineMessages } from '../../../lib/language.ts'
import type { PartOfCase } from './queries.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：照会に回答がありました`,
    body: (section: Trusted) => bodyOf`${section}が、尋ねられたことに回答しました。相談のページで読めます。`,
  },
  {
    subject: (number) => subjectOf`${number}: what you asked has been answered`,
    body: (section) => bodyOf`${section} has answered what you asked. Read it in the consultation.`,
  },
)

/** Whoever asked another section hears that it has answered; what it says stays in the city hall. */
export const tellAnswered = (visit: Visit, part: PartOfCase): Promise<void> =>
  notifyPerson(visit, part.person_id, {
    kind: 'consultation.partAnswered',
    about: { id: part.case_id, number: part.number },
    path: `/cases/${part.number}/consultation`,
    once: part.duty_id,
    words: (lang) => ({
      subject: words(lang).subject(numberOf(part)),
      body: words(lang).body(sectionNameOf(visit.definition, part.section, lang)),
    }),
  })
