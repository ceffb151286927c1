import { isCoordination } from '../../../core/people/viewer.ts'
import { boardName } from '../../../core/vision/index.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { findShown, Grown, Shown, Theme } from '../queries.ts'
import { GrowthPicture } from './garden.tsx'
import { boardMessages } from './messages.ts'
import { crumbsOf, Ways, Wishes } from './parts.tsx'
import { Agree, ThemeLink, ThemeSign, toneOf, WishName, WishText } from './wish-card.tsx'

const GrownList = ({ visit, grown }: { visit: Visit; grown: readonly Grown[] }) => {
  const words = boardMessages(visit.lang)
  return (
    <Section id="grown" title={words.grown}>
      {grown.length === 0 ? (
        <p>{words.grownNone}</p>
      ) : (
        <ul>
          {grown.map(({ number, title }) => (
            <li>
              <a href={casePath(visit.city, number)}>
                {number} {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const Start = ({ visit, code, label }: { visit: Visit; code: string; label: string }) => (
  <div class="yui-prose">
    <p>{boardMessages(visit.lang).startText}</p>
    <p>
      <LinkButton href={cityPath(visit.city, `/ideas/new?vision=${code}`)}>{label}</LinkButton>
    </p>
  </div>
)

const Done = ({ visit: { lang, query } }: { visit: Visit }) => {
  const words = boardMessages(lang)
  if (query.done === 'yes')
    return (
      <Notice lang={lang} kind="success" title={words.thanks}>
        <p>{words.thanksText}</p>
      </Notice>
    )
  return query.done === 'no' ? <Notice lang={lang} title={words.tookBack} /> : null
}

/** For the office: other themes, or off the board. */
const ToDesk = ({ visit, code }: { visit: Visit; code: string }) => (
  <p>
    <LinkButton kind="secondary" href={cityPath(visit.city, `/vision/desk/posts/${code}`)}>
      {boardMessages(visit.lang).toDesk}
    </LinkButton>
  </p>
)

type PostProps = NonNullable<Awaited<ReturnType<typeof findShown>>>

/** One wish by itself: what grew from it, and how it goes on. */
export function postPage(visit: Visit, post: PostProps): Page {
  const { lang, city } = visit
  const words = boardMessages(lang)
  const tone = post.themes[0] ? ` yui-wish--${toneOf(post.themes[0].place)}` : ''
  const body = (
    <Stack>
      <Heading level={1} kicker={boardName(visit)}>
        {words.text}
      </Heading>
      <Done visit={visit} />
      <article class={`yui-wish yui-wish--large${tone}`}>
        <WishText text={post.text} />
        <WishName visit={visit} name={post.penName} />
        <p class="yui-wish__name">{words.shownOn(formatDate(todayInJapan(post.shownAt), lang))}</p>
        {post.themes.length > 0 && (
          <p class="yui-wish__themes">
            {post.themes.map((theme) => (
              <ThemeLink visit={visit} theme={theme} />
            ))}
          </p>
        )}
        <Agree visit={visit} post={post} />
      </article>
      <Start visit={visit} code={post.code} label={words.start} />
      <GrownList visit={visit} grown={post.grown} />
      {isCoordination(visit.viewer) && <ToDesk visit={visit} code={post.code} />}
      <p>
        <a href={cityPath(city, '/vision')}>{words.board}</a>
      </p>
    </Stack>
  )
  return {
    title: `${words.text} ${post.code}`,
    body,
    breadcrumbs: crumbsOf(visit, { label: words.text }),
    shortPath: cityPath(city, `/v/${post.code}`),
  }
}

type ThemeProps = { theme: Theme; posts: readonly Shown[]; first: boolean }

export function themePage(visit: Visit, { theme, posts, first }: ThemeProps): Page {
  const { lang, city } = visit
  const words = boardMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} kicker={boardName(visit)}>
        <span class={`yui-wish-title yui-wish--${toneOf(theme.place)}`}>
          <ThemeSign place={theme.place} /> {theme.name}
        </span>
      </Heading>
      {theme.lead !== '' && <PlainText text={theme.lead} />}
      <p>
        <strong>{words.line(String(theme.posts), String(theme.ideas), String(theme.cases))}</strong>{' '}
        <a href="#growth">{words.growth}</a>
      </p>
      <Ways visit={visit} theme={theme} />
      <Section id="voices" title={words.ofTheme}>
        {posts.length === 0 ? (
          <p>{words.noneTheme}</p>
        ) : (
          <Wishes visit={visit} posts={posts} path={`/vision/themes/${theme.code}`} first={first} />
        )}
      </Section>
      <Section id="growth" title={words.growth}>
        <GrowthPicture lang={lang} id="growth-table" growth={theme} />
      </Section>
      <GrownList visit={visit} grown={theme.grown} />
      <Start visit={visit} code={theme.code} label={words.startTheme} />
    </Stack>
  )
  return {
    title: theme.name,
    body,
    breadcrumbs: crumbsOf(visit, { label: theme.name }),
    shortPath: cityPath(city, `/v/${theme.code}`),
  }
}
