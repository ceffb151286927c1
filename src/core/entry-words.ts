import { adviserEntries, adviserStage } from './adviser/index.ts'
import type { Entry } from './case/types.ts'
import type { EntryContext, EntryWords, Stage } from './contribution.ts'
import { guidanceEntries, guidanceStage } from './guidance/index.ts'
import { organizationEntries, organizationStage } from './organization/entries.ts'
import { registerEntries, registerStage } from './register/words.ts'
import { paperEntries, paperStage } from './scan/index.ts'
import { visionEntries, visionStage } from './vision/index.ts'

/** What is told in the thread, though it is no stage's. */
const besides: Readonly<Record<string, Stage['entries']>> = {
  [adviserStage]: adviserEntries,
  [organizationStage]: organizationEntries,
  [guidanceStage]: guidanceEntries,
  [paperStage]: paperEntries,
  [registerStage]: registerEntries,
  [visionStage]: visionEntries,
}

/** What an entry of the thread says: in the words of its stage, of the city hall's own changes, or of paper. */
export function entryWords(
  stages: readonly Stage[],
  { stage, kind, facts }: Pick<Entry, 'stage' | 'kind' | 'facts'>,
  context: EntryContext,
): EntryWords | undefined {
  const entries = besides[stage] ?? stages.find(({ code }) => code === stage)?.entries
  return entries?.[kind]?.(facts, context)
}
