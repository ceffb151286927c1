import type { Entry } from './case/types.ts'
import type { EntryContext, EntryWords, Stage } from './contribution.ts'
import { organizationEntries, organizationStage } from './organization/entries.ts'

/** What an entry of the thread says: in the words of its stage, or of the city hall's own changes. */
export function entryWords(
  stages: readonly Stage[],
  { stage, kind, facts }: Pick<Entry, 'stage' | 'kind' | 'facts'>,
  context: EntryContext,
): EntryWords | undefined {
  const entries =
    stage === organizationStage ? organizationEntries : stages.find(({ code }) => code === stage)?.entries
  return entries?.[kind]?.(facts, context)
}
