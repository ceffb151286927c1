import type { Lang } from '../../lib/language.ts'
import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../contribution.ts'
import { jointMessages } from './messages.ts'
import { silenceMessages } from './silence-messages.ts'
import { type JointKind, sittingOf } from './types.ts'

type Facts = Record<string, unknown>
type Words = (facts: Facts, context: EntryContext) => EntryWords

/** What a joint document is called: where a stage has several, the entry says which. */
function nameOf(kind: JointKind, lang: Lang): string {
  const words = jointMessages(lang)
  const sitting = sittingOf(kind)
  if (sitting !== undefined) return words.tableMinutes(sitting)
  return words[kind as Exclude<JointKind, `tableMinutes${number}`>]
}

const said = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** What the section owes for parties that are reached by hand alone. A stage puts it under `askDuty` of its documents. */
export const askWords =
  (path: string) =>
  ({ lang }: DutyContext): DutyWords => {
    const { dutyAsk, actAsk } = silenceMessages(lang)
    return { label: dutyAsk, action: actAsk, path }
  }

/** Of a party that did not answer, where one may go on without it. */
export function silenceEntries(only: JointKind): Readonly<Record<string, Words>> {
  const say =
    (key: 'entryReminded' | 'entrySilent' | 'entryWord'): Words =>
    ({ document, party, said: words }, { lang }) => {
      const name = nameOf((document ?? only) as JointKind, lang)
      return {
        title: silenceMessages(lang)[key](said(party), name),
        text: said(words) === '' ? undefined : said(words),
      }
    }
  return { reminded: say('entryReminded'), silent: say('entrySilent'), word: say('entryWord') }
}

/** What the thread says about a joint document. A stage spreads this into its own `entries`. */
export function jointEntries(only: JointKind): Readonly<Record<string, Words>> {
  const kindOf = ({ document }: Facts): JointKind => (document === undefined ? only : (document as JointKind))
  const say =
    (key: 'entryConfirmed' | 'entryOnPaper' | 'entryObjected'): Words =>
    (facts, { lang }) => ({
      title: jointMessages(lang)[key](said(facts.party), nameOf(kindOf(facts), lang), said(facts.version)),
      text: facts.reason === undefined ? undefined : said(facts.reason),
    })
  return {
    drafted: (facts, { lang }) => {
      const words = jointMessages(lang)
      const cleared = Number(facts.cleared)
      return {
        title: words.entryDrafted(nameOf(kindOf(facts), lang), said(facts.version)),
        text: cleared > 0 ? words.entryCleared(cleared) : undefined,
      }
    },
    confirmed: say('entryConfirmed'),
    confirmedOnPaper: say('entryOnPaper'),
    recordedForYou: (facts, { lang }) => {
      const words = jointMessages(lang)
      return {
        title: words.entryForYou(nameOf(kindOf(facts), lang), said(facts.version), said(facts.signer)),
        text: words.howToObject,
      }
    },
    objected: say('entryObjected'),
  }
}
