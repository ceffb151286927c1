import type { Draft } from '../../../core/draft/index.ts'
import type { Profile } from '../../../core/group/index.ts'
import { PaperSheets } from '../../../core/sheet/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { PrintButton, ScreenOnly } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { ideaPaper } from './content.ts'
import { paperMessages } from './messages.ts'

/** The blank form, for whoever would rather write by hand. */
export function blankPage(visit: Visit): Page {
  const { lang, city, definition } = visit
  const words = paperMessages(lang)
  const paper = ideaPaper(visit, {}, false)
  const body = (
    <>
      <ScreenOnly>
        <p>{words.screenLead}</p>
        <PrintButton lang={lang} />
        <p>
          <a href={cityPath(city, '/ideas/new')}>{words.onScreen}</a>
        </p>
      </ScreenOnly>
      <PaperSheets visit={visit} paper={paper} of={{ of: 'blank', form: 'idea', edition: paper.edition }} />
    </>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: paper.title },
  ]
  return { title: paper.title, body, breadcrumbs }
}

/** What staff have typed so far, to be signed by whoever stands there. */
export function filledPage(
  visit: Visit,
  draft: Pick<Draft, 'id' | 'fields'>,
  group: Profile | undefined,
): Page {
  const { lang, city } = visit
  const words = paperMessages(lang)
  const paper = ideaPaper(visit, { ...draft.fields }, true, group)
  const form = cityPath(city, `/counter/ideas/new?draft=${draft.id}`)
  const body = (
    <>
      <ScreenOnly>
        <p>{words.filledScreen}</p>
        <PrintButton lang={lang} />
        <p>
          <LinkButton href={form} kind="secondary">
            {words.backToForm}
          </LinkButton>
        </p>
      </ScreenOnly>
      <PaperSheets visit={visit} paper={paper} of={{ of: 'draft', id: draft.id }} />
    </>
  )
  return {
    title: paper.title,
    body,
    breadcrumbs: [{ label: words.backToForm, href: form }, { label: paper.title }],
  }
}
