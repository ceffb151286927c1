import { defineMessages } from '../../lib/language.ts'
import type { Stage } from '../contribution.ts'
import { FileList, filesIn } from '../files/index.ts'

const messages = defineMessages(
  { scanned: '紙の写しが付けられました' },
  { scanned: 'A scanned paper was attached' },
)

/** What comes on paper, at any step of the road: told in the same thread. */
export const paperStage = 'paper'

export const paperEntries: Stage['entries'] = {
  scanned: (facts, { lang, definition, subject }) => ({
    title: messages(lang).scanned,
    details: (
      <FileList lang={lang} city={definition.city} number={subject.case.number} files={filesIn(facts)} />
    ),
  }),
}
