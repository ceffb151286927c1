import type { EntryContext, EntryWords } from '../contribution.ts'
import { jointMessages } from './messages.ts'
import type { JointKind } from './types.ts'

type Facts = Record<string, unknown>
type Words = (facts: Facts, context: EntryContext) => EntryWords

const said = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** What the thread says about a joint document. A stage spreads this into its own `entries`. */
export function jointEntries(kind: JointKind): Readonly<Record<string, Words>> {
  const say =
    (key: 'entryConfirmed' | 'entryOnPaper' | 'entryObjected'): Words =>
    (facts, { lang }) => ({
      title: jointMessages(lang)[key](said(facts.party), jointMessages(lang)[kind], said(facts.version)),
      text: facts.reason === undefined ? undefined : said(facts.reason),
    })
  return {
    drafted: (facts, { lang }) => {
      const words = jointMessages(lang)
      const cleared = Number(facts.cleared)
      return {
        title: words.entryDrafted(words[kind], said(facts.version)),
        text: cleared > 0 ? words.entryCleared(cleared) : undefined,
      }
    },
    confirmed: say('entryConfirmed'),
    confirmedOnPaper: say('entryOnPaper'),
    recordedForYou: (facts, { lang }) => {
      const words = jointMessages(lang)
      return {
        title: words.entryForYou(words[kind], said(facts.version), said(facts.signer)),
        text: words.howToObject,
      }
    },
    objected: say('entryObjected'),
  }
}
