import type { Entry } from '../../../core/case/types.ts'
import { formLabel } from '../../../core/edition/form-label.ts'
import { findForm, takesIdeas } from '../../../core/edition/view.ts'
import { Pictures } from '../../../core/files/index.ts'
import type { LikeCase } from '../../../core/library/index.ts'
import { nameIn } from '../../../core/people/signature.ts'
import { standingOf } from '../../../core/stage-name.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  CardGrid,
  Chip,
  type Description,
  DescriptionList,
  Heading,
  PlainText,
  ScreenOnly,
  Section,
  Stack,
  Typed,
  WithAside,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { libraryMessages } from '../messages.ts'
import type { Told } from '../queries.ts'
import { logOf, photosOf, reasonOf, resultOf, type Statement, statementOf } from '../told.ts'
import { Partners } from './partners.tsx'
import { StoryCard } from './story-card.tsx'

type Props = { visit: CaseVisit; thread: readonly Entry[]; told: Told; like: readonly LikeCase[] }

const Photos = ({ visit, thread }: Props) => {
  const { city, case: subject } = visit
  const words = libraryMessages(visit.lang)
  const photos = photosOf(thread)
  if (photos.length === 0) return null
  return (
    <Section id="photos" title={words.photos}>
      <Pictures lang={visit.lang} city={city} number={subject.number} files={photos} />
    </Section>
  )
}

const said = (term: string, text: string | undefined): Description[] =>
  text ? [{ term, description: <PlainText text={text} /> }] : []

const Aims = ({ visit, told, thread }: Props) => {
  const words = libraryMessages(visit.lang)
  const { issue, wish } = visit.case
  const items = [
    ...said(words.aim, told.agreed?.content.purpose ?? wish),
    ...said(words.issue, issue),
    ...said(words.goal, told.agreed?.content.goal),
    ...said(words.formReason, reasonOf(thread)),
  ]
  return <DescriptionList items={items} />
}

const Course = ({ visit, thread }: Props) => {
  const words = libraryMessages(visit.lang)
  const items = [
    ...logOf(thread).flatMap(({ on, text }) => said(formatDate(on, visit.lang), text)),
    ...said(words.result, resultOf(thread)),
  ]
  if (items.length === 0) return null
  return (
    <Section id="log" title={words.log}>
      <DescriptionList items={items} />
    </Section>
  )
}

const parts = ['achieved', 'wentWell', 'change', 'learned'] as const satisfies readonly (keyof Statement)[]

const LookingBack = ({ visit, thread, told }: Props) => {
  const { lang, city } = visit
  const words = libraryMessages(lang)
  const statement = statementOf(thread)
  return (
    <Section id="evaluation" title={words.evaluation} lead={statement ? words.evaluationText : words.notYet}>
      {statement && <DescriptionList items={parts.flatMap((part) => said(words[part], statement[part]))} />}
      {told.seeds.length > 0 && (
        <>
          <Heading level={3}>{words.seeds}</Heading>
          <ul>
            {told.seeds.map(({ number, title }) => (
              <li>
                <a href={casePath(city, number)}>
                  <Typed text={title} lang={lang} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

const Reuse = ({ visit }: Props) => {
  const { lang, city, case: subject } = visit
  const words = libraryMessages(lang)
  if (!takesIdeas(city.definition)) return null
  return (
    <ScreenOnly>
      <p>{words.reuseText}</p>
      <p>
        <LinkButton href={cityPath(city, `/ideas/new?story=${city.slug}.${subject.number}`)}>
          {words.reuse}
        </LinkButton>
      </p>
    </ScreenOnly>
  )
}

const Like = ({ visit, like }: Props) => {
  if (like.length === 0) return null
  return (
    <Section id="like" title={libraryMessages(visit.lang).like}>
      <CardGrid>
        {like.map((story) => (
          <StoryCard visit={visit} story={story} level={3} />
        ))}
      </CardGrid>
    </Section>
  )
}

function factsOf({ definition, lang, case: subject }: CaseVisit): Description[] {
  const words = libraryMessages(lang)
  const { starts_on: from, ends_on: to, number, fiscal_year: year } = subject
  const form = findForm(definition, subject.form ?? undefined)
  const field = definition.fields.find(({ code }) => code === subject.field)
  return [
    { term: words.story, description: number },
    { term: words.year, description: words.fiscalYear(year) },
    ...(form ? [{ term: words.form_, description: formLabel(definition, form, lang) }] : []),
    ...(field ? [{ term: words.field, description: pick(field.name, lang) }] : []),
    ...(from && to
      ? [{ term: words.term, description: `${formatDate(from, lang)} – ${formatDate(to, lang)}` }]
      : []),
  ]
}

/** One collaboration as a story that others can go on from: as everybody may read it, whoever looks. */
export function storyPage(props: Props): Page {
  const { visit, told } = props
  const { lang, city, definition, runtime, case: subject, parties } = visit
  const words = libraryMessages(lang)
  const standing = standingOf(runtime.stages, definition, subject, lang)
  const aside = (
    <>
      <h2>{words.facts}</h2>
      <DescriptionList items={factsOf(visit)} />
      <p>
        <a href={casePath(city, subject.number)}>{words.toCase}</a>
      </p>
    </>
  )
  const body = (
    <Stack>
      <Heading level={1} kicker={words.story}>
        <Typed text={subject.title} lang={lang} />
      </Heading>
      <p>
        <Chip tone={standing.tone}>{standing.label}</Chip>{' '}
        {parties.map(({ public_name: name }) => (
          <>
            <Chip>{nameIn(name, definition, lang)}</Chip>{' '}
          </>
        ))}
      </p>
      <WithAside label={words.facts} aside={aside}>
        <Photos {...props} />
        <Aims {...props} />
        <Partners visit={visit} agreed={told.agreed} />
        <Course {...props} />
        <LookingBack {...props} />
        <Reuse {...props} />
        <Like {...props} />
      </WithAside>
    </Stack>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.title, href: cityPath(city, '/library') },
    { label: subject.number },
  ]
  return { title: subject.title, body, breadcrumbs }
}
