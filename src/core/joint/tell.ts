import type { CaseSubject, Party } from '../case/types.ts'
import { countOf, notify, numberOf } from '../notice/index.ts'
import type { Visit } from '../web/visit.ts'
import { jointMessages } from './messages.ts'

const told = {
  written: ['mailSubject', 'mailWritten'],
  changed: ['mailSubject', 'mailChanged'],
  recorded: ['mailSubject', 'mailRecorded'],
  confirmed: ['mailConfirmedSubject', 'mailConfirmed'],
} as const

/** Tells the people behind the parties; the text itself stays in the case, where who may see it is decided. */
export const tellParties = (
  visit: Visit,
  { case: about }: CaseSubject,
  parties: readonly Party[],
  what: keyof typeof told,
  version: number,
): Promise<void> =>
  notify(visit, parties, {
    kind: `joint.${what}`,
    about,
    path: `/cases/${about.number}`,
    words: (lang) => {
      const [subject, body] = told[what]
      const words = jointMessages(lang)
      return { subject: words[subject](numberOf(about)), body: words[body](countOf(version)) }
    },
  })
