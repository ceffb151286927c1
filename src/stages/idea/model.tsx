import { findModel, type StoryModel } from '../../core/library/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { Notice } from '../../ui/components/index.ts'
import { messages } from './messages.ts'
import type { Values } from './pages/idea-form.tsx'

/** The story of the library that is written on from, of this city or another: `city.number`. */
export async function modelOf(visit: Visit, typed: string | undefined): Promise<StoryModel | undefined> {
  const [slug = '', rest = ''] = (typed ?? '').split('.')
  const number = parseReferenceNumber(rest)
  return slug !== '' && number ? findModel(visit.tx, slug, number) : undefined
}

/** What it was about, and nobody who did it; a field only where this city has the same. */
export function modelValues({ city, definition }: Visit, model: StoryModel | undefined): Values {
  if (model === undefined) return {}
  const { slug, title, issue, aim, field } = model
  const own = slug === city.slug && definition.fields.some(({ code }) => code === field)
  return { title, issue, wish: aim, ...(own ? { field } : {}) }
}

export const ModelNote = ({ visit: { lang }, model }: { visit: Visit; model: StoryModel | undefined }) => {
  if (model === undefined) return null
  const words = messages(lang)
  return (
    <Notice lang={lang} title={words.fromModel(model.title)}>
      <p>
        {words.fromModelText} <a href={cityPath(model, `/library/${model.number}`)}>{words.seeModel}</a>
      </p>
    </Notice>
  )
}
