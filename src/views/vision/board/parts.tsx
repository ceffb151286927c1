import { boardName } from '../../../core/vision/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Crumb } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Pager } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { pageSize, type Shown, type Theme } from '../queries.ts'
import { boardMessages } from './messages.ts'
import { WishCard } from './wish-card.tsx'

export const crumbsOf = (visit: Visit, ...more: readonly Crumb[]): Crumb[] => {
  const board = { label: boardName(visit), href: cityPath(visit.city, '/vision') }
  const city = { label: pick(visit.definition.city.name, visit.lang), href: cityPath(visit.city) }
  return more.length === 0 ? [city, { label: board.label }] : [city, board, ...more]
}

export const Ways = ({ visit, theme }: { visit: Visit; theme?: Theme }) => {
  const words = boardMessages(visit.lang)
  const asked = theme ? `?theme=${theme.code}` : ''
  const to = (path: string) => cityPath(visit.city, `/vision${path}`)
  return (
    <div class="yui-wish-ways">
      <LinkButton href={to(`/new${asked}`)}>{words.write}</LinkButton>
      <ul>
        {!theme && (
          <li>
            <a href={to('/own')}>{words.own}</a>
          </li>
        )}
        <li>
          <a href={to(`/cards${asked}`)}>{words.cards}</a>
        </li>
        <li>
          <a href={to(`/wall${asked}`)}>{words.wall}</a>
        </li>
      </ul>
    </div>
  )
}

const cursorOf = ({ shownAt, id }: Shown): string => `${shownAt.getTime()}.${id}`

type ListProps = { visit: Visit; posts: readonly Shown[]; path: string; first: boolean }

/** The wishes themselves, a page at a time. */
export const Wishes = ({ visit, posts, path, first }: ListProps) => {
  const { lang, city } = visit
  const shown = posts.slice(0, pageSize)
  const last = shown.at(-1)
  const here = cityPath(city, path)
  return (
    <>
      <div class="yui-wishes">
        {shown.map((post) => (
          <WishCard
            visit={visit}
            post={post}
            {...(first && path === '/vision' ? { from: 'board' as const } : {})}
          />
        ))}
      </div>
      {(!first || posts.length > pageSize) && (
        <Pager
          lang={lang}
          {...(first ? {} : { prevHref: here, prevLabel: boardMessages(lang).newer })}
          {...(posts.length > pageSize && last ? { nextHref: `${here}?after=${cursorOf(last)}` } : {})}
        />
      )}
    </>
  )
}
