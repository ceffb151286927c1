import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

type SourceNoteProps = {
  lang: Lang
  title: Child
  href?: string
  page?: string
  asOf?: string
  /** Marks facts that the city should be asked about before anyone relies on them. */
  askCity?: boolean
}

/** 出典: where what stands above was taken from. */
export const SourceNote = ({ lang, title, href, page, asOf, askCity }: SourceNoteProps) => {
  const words = uiMessages(lang)
  return (
    <p class="yui-source">
      <span class="yui-source__label">{words.source}</span>{' '}
      {href ? <a href={href}>{title}</a> : <cite>{title}</cite>}
      {page && <span> {words.page(page)}</span>}
      {asOf && <span> {words.asOf(asOf)}</span>}
      {askCity && <strong> {words.askCity}</strong>}
    </p>
  )
}
