import { formName, type LibraryCase } from '../../../core/library/index.ts'
import { nameIn } from '../../../core/people/signature.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { joined, pick, type Text } from '../../../lib/language.ts'
import { Card, Chip, Typed } from '../../../ui/components/index.ts'
import { libraryMessages } from '../messages.ts'

type Props = {
  visit: Visit
  story: LibraryCase
  /** Of the city it is from, where that is not the reader's own. */
  cityName?: Text | undefined
  note?: string | undefined
  level?: 2 | 3
}

export const storyPath = ({ slug, number }: LibraryCase): string => cityPath({ slug }, `/library/${number}`)

/** One story among others. */
export const StoryCard = ({ visit, story, cityName, note, level = 2 }: Props) => {
  const { lang, definition, city } = visit
  const words = libraryMessages(lang)
  const own = story.slug === city.slug
  const field = own ? definition.fields.find(({ code }) => code === story.field) : undefined
  return (
    <Card
      title={<Typed text={story.title} lang={lang} />}
      href={storyPath(story)}
      level={level}
      chips={
        <>
          {cityName && <Chip tone="accent">{pick(cityName, lang)}</Chip>}
          {story.form !== '' && <Chip>{formName(definition, story.form, lang)}</Chip>}
          {field && <Chip>{pick(field.name, lang)}</Chip>}
          {story.evaluated && <Chip tone="success">{words.evaluated}</Chip>}
          {story.demo && <Chip>{words.demo}</Chip>}
        </>
      }
      meta={
        <>
          {joined(
            story.parties.map((name) => nameIn(name, definition, lang)),
            lang,
          )}
          <br />
          {`${story.number}　${words.fiscalYear(story.fiscal_year)}`}
        </>
      }
    >
      <p>
        <Typed text={story.aim} lang={lang} />
      </p>
      {note && <p>{note}</p>}
    </Card>
  )
}
