import { PublicationRules } from '../../../core/moderation/index.ts'
import { boardName, boardOf } from '../../../core/vision/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Disclosure, EmptyState, Heading, Section, Stack } from '../../../ui/components/index.ts'
import type { Shown, Theme } from '../queries.ts'
import { GrowthPicture } from './garden.tsx'
import { boardMessages } from './messages.ts'
import { crumbsOf, Ways, Wishes } from './parts.tsx'
import { ThemeSign, toneOf } from './wish-card.tsx'

const ThemeDoor = ({ visit, theme }: { visit: Visit; theme: Theme }) => {
  const words = boardMessages(visit.lang)
  return (
    <li class={`yui-wish-theme yui-wish--${toneOf(theme.place)}`}>
      <a href={cityPath(visit.city, `/vision/themes/${theme.code}`)}>
        <ThemeSign place={theme.place} />
        {theme.name}
      </a>
      <span>
        {words.posts(String(theme.posts))}
        {theme.ideas > 0 && ` → ${words.sprouts} ${theme.ideas}`}
        {theme.cases > 0 && ` → ${words.flowers} ${theme.cases}`}
      </span>
    </li>
  )
}

type BoardProps = {
  posts: readonly Shown[]
  themes: readonly Theme[]
  growth: { posts: number; ideas: number; cases: number }
  first: boolean
}

export function boardPage(visit: Visit, { posts, themes, growth, first }: BoardProps): Page {
  const { lang, city } = visit
  const words = boardMessages(lang)
  const board = boardOf(visit)
  const none = { title: words.none, text: words.noneText }
  const body = (
    <Stack>
      <Heading level={1} lead={board.lead ? pick(board.lead, lang) : words.lead}>
        {boardName(visit)}
      </Heading>
      <Ways visit={visit} />
      {first && themes.length > 0 && (
        <Section id="themes" title={words.themes} lead={words.themesLead}>
          <ul class="yui-wish-themes">
            {themes.map((theme) => (
              <ThemeDoor visit={visit} theme={theme} />
            ))}
          </ul>
        </Section>
      )}
      <Section id="voices" title={words.voices} lead={words.voicesLead}>
        {posts.length === 0 ? (
          <EmptyState {...none} action={{ href: cityPath(city, '/vision/new'), label: words.write }} />
        ) : (
          <Wishes visit={visit} posts={posts} path="/vision" first={first} />
        )}
      </Section>
      {growth.posts > 0 && (
        <Section id="growth" title={words.growth}>
          <GrowthPicture lang={lang} id="growth-table" growth={growth} />
        </Section>
      )}
      <Disclosure summary={words.rules}>
        <PublicationRules visit={visit} />
        <p>{words.countText}</p>
      </Disclosure>
    </Stack>
  )
  return { title: boardName(visit), body, breadcrumbs: crumbsOf(visit), shortPath: cityPath(city, '/v') }
}
