import type { Child } from 'hono/jsx'
import { type Description, DescriptionList, Section, Timeline } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { overviewMessages } from '../overview-messages.ts'
import { formatWhen } from '../when.ts'
import { Explain, Names, Say } from './text.tsx'

/** Rows whose fact the source states; the others are left out. */
export const stated = (rows: readonly (readonly [string, Child | undefined | false])[]): Description[] =>
  rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))

const Basis = ({ guide }: { guide: Guide }) => (
  <>
    {(guide.definition.edition.basis ?? []).map(({ title, url }) => (
      <p>
        {url ? (
          <a href={url}>
            <Say guide={guide} text={title} />
          </a>
        ) : (
          <Say guide={guide} text={title} />
        )}
      </p>
    ))}
  </>
)

const PlanPlace = ({ guide }: { guide: Guide }) => {
  const { planTitle, planCodes } = guide.definition.edition
  return (
    <>
      {planTitle && <Say guide={guide} text={planTitle} />}{' '}
      <Names guide={guide} names={planCodes.map(({ name }) => name)} />
    </>
  )
}

/** What kind of text the guideline is, from when, by whom. */
export const About = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const { title, kind, issued, audience = [], madeBy = [], basis = [], planTitle } = definition.edition
  const words = overviewMessages(lang)
  const rows = stated([
    [words.title, <Say guide={guide} text={title} />],
    [words.kind, words.kinds(kind)],
    [words.issued, issued ? formatWhen(issued, lang) : words.issuedUnknown],
    [words.audience, audience.length > 0 && <Names guide={guide} names={audience} />],
    [words.madeBy, madeBy.length > 0 && <Names guide={guide} names={madeBy} />],
    [words.basis, basis.length > 0 && <Basis guide={guide} />],
    [words.plan, planTitle && <PlanPlace guide={guide} />],
  ])
  return (
    <Section id="about" title={words.aboutTitle}>
      <DescriptionList items={rows} />
    </Section>
  )
}

/** How the guideline came about, as far as it tells. */
export const History = ({ guide }: { guide: Guide }) => {
  const { history = [] } = guide.definition.edition
  const words = overviewMessages(guide.lang)
  if (history.length === 0) return null
  return (
    <Section id="history" title={words.history}>
      <Timeline
        label={words.history}
        entries={history.map(({ at, text }, index) => ({
          when: at ? formatWhen(at, guide.lang) : `${index + 1}`,
          ...(at ? { dateTime: at } : {}),
          what: <Explain guide={guide} text={text} />,
        }))}
      />
    </Section>
  )
}
