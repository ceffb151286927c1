import { boardName } from '../../../core/vision/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Chip, EmptyState, Heading, Notice, Stack } from '../../../ui/components/index.ts'
import { crumbsOf } from '../board/parts.tsx'
import { WishText } from '../board/wish-card.tsx'
import { deskMessages } from './messages.ts'
import { type Waiting, waitingSize } from './queries.ts'

const Chips = ({ visit: { lang, today }, post }: { visit: Visit; post: Waiting }) => {
  const words = deskMessages(lang)
  return (
    <p class="yui-card__chips">
      {post.state === 'objected' && <Chip tone="warning">{words.objected}</Chip>}
      <Chip>{post.via === 'card' ? words.fromCard : words.fromWeb}</Chip>
      {post.dueOn && <Chip tone="info">{words.due(formatDate(post.dueOn, lang))}</Chip>}
      {post.dueOn && post.dueOn < today && <Chip tone="error">{words.overdue}</Chip>}
    </p>
  )
}

const WaitingPost = ({ visit, post }: { visit: Visit; post: Waiting }) => {
  const words = deskMessages(visit.lang)
  return (
    <article class="yui-wish yui-wish--own">
      <Chips visit={visit} post={post} />
      <WishText text={post.text} />
      <p>
        <a href={cityPath(visit.city, `/vision/desk/posts/${post.code}`)}>
          {words.look} <span class="yui-visually-hidden">{post.code}</span>
        </a>{' '}
        <small>{words.sentOn(formatDate(post.sentOn, visit.lang))}</small>
      </p>
    </article>
  )
}

export function deskPage(visit: Visit, posts: readonly Waiting[]): Page {
  const { lang, city, query } = visit
  const words = deskMessages(lang)
  const to = (path: string) => cityPath(city, `/vision${path}`)
  const body = (
    <Stack>
      <Heading level={1} kicker={boardName(visit)} lead={words.lead}>
        {words.title}
      </Heading>
      {query.done && <Notice lang={lang} kind="success" title={words.done} />}
      <ul class="yui-wish-links">
        <li>
          <a href={to('/desk/themes')}>{words.themesLink}</a>
        </li>
        <li>
          <a href={to('/desk/card')}>{words.cardLink}</a>
        </li>
        <li>
          <a href={to('')}>{words.board}</a>
        </li>
      </ul>
      {posts.length > waitingSize && <p>{words.tooMany}</p>}
      {posts.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} action={{ href: to(''), label: words.board }} />
      ) : (
        posts.slice(0, waitingSize).map((post) => <WaitingPost visit={visit} post={post} />)
      )}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, { label: words.title }) }
}
