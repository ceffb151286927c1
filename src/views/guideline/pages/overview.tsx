import type { Child } from 'hono/jsx'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { hasStage } from '../../../core/edition/view.ts'
import type { Lang, Text } from '../../../lib/language.ts'
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
import { type PartCode, partPath, partTitle, publishedParts } from '../parts.ts'
import { About, History, stated } from './about.tsx'
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

/** Three reasons or more by their names; fewer are told better by a sentence. */
function whyInShort(guide: Guide): Child | undefined {
  const { reasons, purpose } = guide.definition
  const first = reasons[0] ?? purpose[0]
  const titles = reasons.flatMap(({ title }) => (title ? [title] : []))
  if (first?.gist && reasons.length < 3) return <Explain guide={guide} text={first.gist} />
  return titles.length > 0 ? <Names guide={guide} names={titles} /> : undefined
}

const names = (guide: Guide, list: readonly { name: Text }[]): Child | undefined =>
  list.length > 0 ? <Names guide={guide} names={list.map(({ name }) => name)} /> : undefined

function howToStart(definition: Definition): 'startCheck' | 'startIdea' | 'startAsk' {
  if (definition.selfCheck) return 'startCheck'
  return hasStage(definition, 'idea') ? 'startIdea' : 'startAsk'
}

const OneMinute = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const { actors, principles, forms, formGroups } = definition
  const words = overviewMessages(lang)
  const answers: (readonly [string, Child | undefined])[] = [
    [words.why, whyInShort(guide)],
    [words.who, names(guide, actors.kinds)],
    [words.principles, names(guide, principles)],
    [words.forms, names(guide, formGroups.length > 0 ? formGroups : forms)],
    [words.start, words[howToStart(definition)]],
  ]
  return (
    <Section id="one-minute" title={words.oneMinute} lead={words.oneMinuteLead}>
      <DescriptionList items={stated(answers)} />
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
    actors: words.aboutKinds(actors.kinds.length),
    effects: words.about(effects.reduce((sum, { items }) => sum + items.length, 0)),
    steps: steps.length > 0 ? words.aboutSteps(steps.length) : '',
  }
  return amounts[code]
}

/** What a reader finds in each part. */
const gists = (lang: Lang): Record<PartCode, string> => {
  const words = overviewMessages(lang)
  return { ...words, why: words.whyText, principles: words.principlesText, forms: words.formsText }
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
          >
            {gists(lang)[code]}
          </Card>
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

/** Where the guideline lives on: who meets, what comes of it, how it changes. */
const Living = ({ guide }: { guide: Guide }) => {
  const words = messages(guide.lang)
  return (
    <div class="yui-prose">
      <ul>
        <li>
          <a href={guide.link('/bodies')}>{words.toBodies}</a>
        </li>
        {guide.definition.measures.length > 0 && (
          <li>
            <a href={guide.link('/measures')}>{words.toMeasures}</a>
          </li>
        )}
        <li>
          <a href={guide.link('/revisions')}>{words.changing}</a>
        </li>
      </ul>
    </div>
  )
}

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
    <Living guide={guide} />
    <SourceList guide={guide} />
    <PrintButton lang={guide.lang} />
  </>
)
