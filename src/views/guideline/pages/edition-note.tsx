import type { Definition } from '../../../core/edition/schema/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { Notice } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'

/** Says that this is not (any more, or not yet) what holds today. */
export const EditionNote = ({ visit, definition }: { visit: Visit; definition: Definition }) => {
  const { lang, city, params } = visit
  const words = messages(lang)
  const from = formatDate(definition.edition.effectiveFrom, lang)
  const current = String(city.edition.number) === params.edition
  return (
    <Notice
      lang={lang}
      kind={current ? 'info' : 'warning'}
      title={words.editionNote(params.edition ?? '', pick(definition.edition.title, lang), from)}
    >
      <p>
        <a href={cityPath(city, '/guideline')}>{words.toCurrent}</a>{' '}
        <a href={cityPath(city, '/revisions')}>{words.toRevisions}</a>
      </p>
    </Notice>
  )
}
