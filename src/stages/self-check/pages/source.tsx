import type { SelfCheckNode } from '../../../core/edition/schema/index.ts'
import { findSource } from '../../../core/edition/view.ts'
import { pick } from '../../../lib/language.ts'
import { SourceNote } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import type { CheckView } from './map.tsx'

/** The guideline this list stands in; the city's own words above all. */
export const CheckSource = ({ view, node }: { view: CheckView; node: SelfCheckNode }) => {
  const { lang, definition } = view
  const source = findSource(definition, node.source)
  const guideline = definition.sources.find((one) => one.kind === 'guideline')
  const shown = source ?? guideline
  return (
    <>
      {view.selfCheck.proposedByYui && view.walk.answered.length > 0 && (
        <p>
          <small>{messages(lang).proposedByYui}</small>
        </p>
      )}
      <SourceNote
        lang={lang}
        title={pick(shown?.title ?? definition.edition.title, lang)}
        {...(shown?.url ? { href: shown.url } : {})}
        {...(node.page ? { page: node.page } : {})}
        askCity={source?.kind === 'cityPage'}
      />
    </>
  )
}
