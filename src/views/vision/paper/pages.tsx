import { contactOf } from '../../../core/notice/index.ts'
import { boardName } from '../../../core/vision/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { PrintButton, Qr, ScreenOnly } from '../../../ui/components/index.ts'
import { crumbsOf } from '../board/parts.tsx'
import { PaperWish, ThemeSign } from '../board/wish-card.tsx'
import type { Shown, Theme } from '../queries.ts'
import { paperMessages } from './messages.ts'

export type Size = 'a3' | 'a4'
/** So many strips stand on a sheet in letters that are read from two steps away. */
export const mostOn: Readonly<Record<Size, number>> = { a3: 24, a4: 12 }

const shortOf = ({ city }: Visit, theme: Theme | undefined): string =>
  cityPath(city, theme ? `/v/${theme.code}` : '/v')

const Code = ({ visit, theme }: { visit: Visit; theme: Theme | undefined }) => {
  const address = `${visit.runtime.origin}${shortOf(visit, theme)}`
  return (
    <>
      <Qr text={address} label={address} />
      <span class="yui-wall__address">{address}</span>
    </>
  )
}

const askedFor = (theme: Theme | undefined, more = ''): string => {
  const query = [...(theme ? [`theme=${theme.code}`] : []), ...(more ? [more] : [])].join('&')
  return query ? `?${query}` : ''
}

type WallProps = { posts: readonly Shown[]; theme: Theme | undefined; size: Size }

export function wallPage(visit: Visit, { posts, theme, size }: WallProps): Page {
  const { lang, city, definition, today } = visit
  const words = paperMessages(lang)
  const other = size === 'a3' ? 'a4' : 'a3'
  const body = (
    <>
      <ScreenOnly>
        <p>{words.wallLead}</p>
        <PrintButton lang={lang} />
        <p>
          <a href={cityPath(city, `/vision/wall${askedFor(theme, `size=${other}`)}`)}>{words[other]}</a>
        </p>
      </ScreenOnly>
      <article class={`yui-wall yui-wall--${size}`}>
        <header class="yui-wall__head">
          <div>
            <p>{pick(definition.city.name, lang)}</p>
            <h1>{theme ? theme.name : boardName(visit)}</h1>
            {theme && <p>{boardName(visit)}</p>}
            <p>
              {words.scan} {words.printedOn(formatDate(today, lang))}
            </p>
          </div>
          <div class="yui-wall__code">
            <Code visit={visit} theme={theme} />
          </div>
        </header>
        {posts.length === 0 && <p>{words.none}</p>}
        <div class="yui-wishes">
          {posts.map((post) => (
            <PaperWish visit={visit} post={post} />
          ))}
        </div>
      </article>
    </>
  )
  const shortPath = shortOf(visit, theme)
  return { title: words.wall, body, breadcrumbs: crumbsOf(visit, { label: words.wall }), shortPath }
}

const Postcard = ({ visit, theme }: { visit: Visit; theme: Theme | undefined }) => {
  const { lang, definition } = visit
  const words = paperMessages(lang)
  return (
    <article class="yui-postcard">
      <p class="yui-postcard__board">
        {pick(definition.city.name, lang)}　{boardName(visit)}
      </p>
      <p class="yui-postcard__title">
        {theme ? (
          <>
            <ThemeSign place={theme.place} /> {theme.name}
          </>
        ) : (
          words.cardTitle
        )}
      </p>
      <div class="yui-postcard__lines" aria-hidden="true">
        <div />
        <div />
        <div />
        <div />
        <div />
      </div>
      <p class="yui-postcard__name">{words.penName}</p>
      <p>
        <span aria-hidden="true">☐</span> {words.credit}
      </p>
      <div class="yui-postcard__foot">
        <p>
          {words.noNames}
          {words.shown}
          <br />
          <strong>{words.return(contactOf(definition, lang).name)}</strong>
        </p>
        <div class="yui-postcard__code">
          <Code visit={visit} theme={theme} />
        </div>
      </div>
    </article>
  )
}

/** Four on a sheet, each with the address of its board: whoever finds one later knows where it belongs. */
export function cardsPage(visit: Visit, theme: Theme | undefined): Page {
  const { lang, city } = visit
  const words = paperMessages(lang)
  const body = (
    <>
      <ScreenOnly>
        <h1>{words.cards}</h1>
        <p>{words.cardsLead}</p>
        <PrintButton lang={lang} />
        <p>
          <a href={cityPath(city, `/vision/new${askedFor(theme)}`)}>{words.more}</a>
        </p>
      </ScreenOnly>
      <div class="yui-postcards">
        {[1, 2, 3, 4].map(() => (
          <Postcard visit={visit} theme={theme} />
        ))}
      </div>
    </>
  )
  const shortPath = shortOf(visit, theme)
  return { title: words.cards, body, breadcrumbs: crumbsOf(visit, { label: words.cards }), shortPath }
}
