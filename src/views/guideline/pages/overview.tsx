import type { Child } from 'hono/jsx'
import { pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  DescriptionList,
  Hero,
  Motto,
  PrintButton,
  Section,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { citationsOf } from '../citations.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { overviewMessages } from '../overview-messages.ts'
import { isPublished, type PartCode, partPath, partTitle, publishedParts } from '../parts.ts'
import { About, History } from './about.tsx'
import { mainAction } from './frame.tsx'
import { FullText } from './full-text.tsx'
import { Cited } from './sources.tsx'
import { Explain, Names, Say } from './text.tsx'

const Opening = ({ guide }: { guide: Guide }) => {
  const { definition, lang, link } = guide
  const action = mainAction(guide)
  return (
    <Hero
      kicker={<Say guide={guide} text={definition.city.name} />}
      title={<Say guide={guide} text={definition.edition.title} />}
      lead={<Explain guide={guide} text={definition.definition.gist} />}
    >
      <LinkButton href={action.href}>{action.label}</LinkButton>
      <LinkButton href={link('/desks')} kind="secondary">
        {messages(lang).askDesk}
      </LinkButton>
    </Hero>
  )
}

/** What a part says, in half a line: the names of what it lists. */
function inShort(guide: Guide, code: PartCode): Child {
  const { reasons, actors, principles, forms, formGroups, steps } = guide.definition
  const titles = reasons.flatMap(({ title }) => (title ? [title] : []))
  const lists: Partial<Record<PartCode, readonly { ja: string }[]>> = {
    why: titles,
    actors: actors.kinds.map(({ name }) => name),
    principles: principles.map(({ name }) => name),
    forms: (formGroups.length > 0 ? formGroups : forms).map(({ name }) => name),
    steps: steps.map(({ title }) => title),
  }
  const names = lists[code]
  return names && <Names guide={guide} names={names} />
}

const OneMinute = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const words = overviewMessages(lang)
  const asked = ['why', 'actors', 'principles', 'forms'] as const
  const questions = { why: words.why, actors: words.who, principles: words.principles, forms: words.forms }
  const rows = asked
    .filter((code) => isPublished(definition, code))
    .map((code) => ({ term: questions[code], description: inShort(guide, code) }))
  const start = definition.selfCheck ? words.startCheck : words.startIdea
  return (
    <Section id="one-minute" title={words.oneMinute} lead={words.oneMinuteLead}>
      <DescriptionList items={[...rows, { term: words.start, description: start }]} />
    </Section>
  )
}

function amount({ definition, lang }: Guide, code: PartCode): string | undefined {
  const words = overviewMessages(lang)
  const { forms, formGroups, glossary, desks, principles, effects, steps, actors } = definition
  const amounts: Partial<Record<PartCode, string>> = {
    forms:
      formGroups.length > 0
        ? words.aboutGroups(formGroups.length, forms.length)
        : words.aboutForms(forms.length),
    glossary: words.aboutTerms(glossary.length),
    desks: words.aboutDesks(desks.length),
    principles: words.about(principles.length),
    actors: words.about(actors.kinds.length),
    effects: words.about(effects.reduce((sum, { items }) => sum + items.length, 0)),
    steps: words.about(steps.length),
  }
  return amounts[code]
}

const PartCards = ({ guide }: { guide: Guide }) => {
  const { definition, lang, link } = guide
  return (
    <Section id="parts" title={overviewMessages(lang).partsTitle}>
      <CardGrid>
        {publishedParts(definition).map((code) => (
          <Card
            href={link(partPath(code))}
            title={partTitle(definition, code, lang)}
            meta={amount(guide, code)}
          />
        ))}
      </CardGrid>
    </Section>
  )
}

const SourceList = ({ guide }: { guide: Guide }) => (
  <Section id="sources" title={overviewMessages(guide.lang).sources}>
    {citationsOf(
      guide.definition,
      guide.definition.sources.map(({ code }) => ({ source: code })),
    ).map((citation) => (
      <Cited guide={guide} citation={citation} />
    ))}
  </Section>
)

/** The front page of a city's guideline. */
export const Overview = ({ guide }: { guide: Guide }) => (
  <>
    <Opening guide={guide} />
    {guide.definition.definition.motto && (
      <Motto>
        <Say guide={guide} text={guide.definition.definition.motto} />
      </Motto>
    )}
    <OneMinute guide={guide} />
    <PartCards guide={guide} />
    <About guide={guide} />
    <FullText guide={guide} />
    <History guide={guide} />
    <SourceList guide={guide} />
    <PrintButton lang={guide.lang} />
  </>
)

export const overviewTitle = ({ definition, lang }: Guide): string => pick(definition.edition.title, lang)
