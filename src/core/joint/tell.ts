import type { Lang } from '../../lib/language.ts'
import type { CaseSubject, Party } from '../case/types.ts'
import { countOf, type NoticeVisit, notify, numberOf } from '../notice/index.ts'
import { jointMessages } from './messages.ts'
import { silenceMessages } from './silence-messages.ts'

const told = {
  written: ['mailSubject', 'mailWritten'],
  changed: ['mailSubject', 'mailChanged'],
  recorded: ['mailSubject', 'mailRecorded'],
  confirmed: ['mailConfirmedSubject', 'mailConfirmed'],
} as const
const ofSilence = { reminded: 'mailReminded', silent: 'mailSilent' } as const

function wordsOf(lang: Lang, what: keyof typeof told | keyof typeof ofSilence) {
  if (what === 'reminded' || what === 'silent') {
    const words = silenceMessages(lang)
    return { subject: words.mailSubject, body: words[ofSilence[what]] }
  }
  const [subject, body] = told[what]
  const words = jointMessages(lang)
  return { subject: words[subject], body: words[body] }
}

/** Tells the people behind the parties; the text itself stays in the case, where who may see it is decided. */
export const tellParties = (
  visit: NoticeVisit,
  { case: about }: CaseSubject,
  parties: readonly Party[],
  what: keyof typeof told | keyof typeof ofSilence,
  version: number,
): Promise<void> =>
  notify(visit, parties, {
    kind: `joint.${what}`,
    about,
    path: `/cases/${about.number}`,
    words: (lang) => {
      const { subject, body } = wordsOf(lang, what)
      return { subject: subject(numberOf(about)), body: body(countOf(version)) }
    },
  })
