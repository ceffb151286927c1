import type { LikeCase } from '../../../core/library/index.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { CardGrid, EmptyState, Heading, Stack } from '../../../ui/components/index.ts'
import { libraryMessages } from '../messages.ts'
import type { Names } from './list-page.tsx'
import { StoryCard } from './story-card.tsx'

/** 似た事例: what has begun elsewhere or here and is like this idea, and by which words. */
export function likePage(visit: CaseVisit, like: readonly LikeCase[], names: Names): Page {
  const { lang, city, definition, case: subject } = visit
  const words = libraryMessages(lang)
  const note = ({ words: both }: LikeCase) =>
    both.length === 0 ? undefined : words.alike(both.join(words.comma))
  const body = (
    <Stack>
      <Heading level={1} lead={`${words.likeOf(subject.title)} ${words.likeLead}`}>
        {words.likeTitle}
      </Heading>
      {like.length === 0 ? (
        <EmptyState
          title={words.noLike}
          text={words.noLikeText}
          action={{ href: cityPath(city, '/library'), label: words.toLibrary }}
        />
      ) : (
        <CardGrid>
          {like.map((story) => (
            <StoryCard visit={visit} story={story} cityName={names.get(story.slug)} note={note(story)} />
          ))}
        </CardGrid>
      )}
      <p>
        <a href={casePath(city, subject.number)}>{words.backToCase}</a>
      </p>
    </Stack>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: subject.number, href: casePath(city, subject.number) },
    { label: words.like },
  ]
  return { title: words.likeTitle, body, breadcrumbs }
}
