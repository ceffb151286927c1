import type { CaseSubject } from '../case/types.ts'
import { noticeMessages } from './messages.ts'
import { type NoticeVisit, notify } from './notify.ts'
import { numberOf } from './words.ts'

/** Tells all parties that their matter is completed, whichever stage was its last. */
export const tellClosed = (visit: NoticeVisit, { case: closed, parties }: CaseSubject): Promise<void> =>
  notify(visit, parties, {
    kind: 'case.closed',
    about: closed,
    path: `/cases/${closed.number}`,
    words: (lang) => ({
      subject: noticeMessages(lang).closedSubject(numberOf(closed)),
      body: noticeMessages(lang).closedBody(numberOf(closed)),
    }),
  })
