import type { EntryContext, EntryWords, Stage } from '../../../core/contribution.ts'
import { pick, type Text } from '../../../lib/language.ts'
import { sheetMessages } from './messages.ts'

type Say = 'entryWritten' | 'entryStruck' | 'entryAgreed' | 'entryWithdrawn'

const told = (say: Say, { part, text }: Record<string, unknown>, { lang }: EntryContext): EntryWords => ({
  title: sheetMessages(lang)[say](pick(part as Text, lang)),
  text: String(text),
  together: sheetMessages(lang).entryMany,
})

/** What happened on the sheet, in the case's thread; each names the line, its version and its hash. */
export const sheetEntries: Stage['entries'] = {
  sheetWritten: (facts, context) => told(facts.struck ? 'entryStruck' : 'entryWritten', facts, context),
  sheetAgreed: (facts, context) => told('entryAgreed', facts, context),
  sheetWithdrawn: (facts, context) => told('entryWithdrawn', facts, context),
}
