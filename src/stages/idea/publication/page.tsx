import type { Child } from 'hono/jsx'
import { type AttachedFile, FileList } from '../../../core/files/index.ts'
import { checkDays } from '../../../core/moderation/index.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { DescriptionList, Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { AnswerForm, CheckForm, type FormProps, ObjectionForm, WishForm } from './forms.tsx'
import { publicationMessages } from './messages.ts'
import { rulesNamed } from './rule-list.ts'
import { type Standing, textsOf } from './rules.ts'
import { TextList, Until } from './texts.tsx'
import { canDecide, canObject, checkers, isObjected, isWaiting, objectUntil } from './who.ts'

type Words = ReturnType<typeof publicationMessages>

const titleOf = (words: Words, { state }: Standing): string => (state === 'none' ? words.title : words[state])

/** How it stands, by which rules, and what the sender was told. */
const How = ({ visit, standing }: { visit: CaseVisit; standing: Standing }) => {
  const { lang, definition } = visit
  const words = publicationMessages(lang)
  const { rules, note, withheld = [], reported, objection, decided } = standing
  const given: (readonly [string, Child] | false)[] = [
    rules.length > 0 && [
      words.byRules,
      <ul>
        {rulesNamed(definition, rules, lang).map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>,
    ],
    reported !== undefined && reported !== '' && [words.reportWhat, <PlainText text={reported} />],
    note !== '' && [words.note, <PlainText text={note} />],
    withheld.length > 0 && [
      words.withheld,
      <FileList lang={lang} city={visit.city} number={visit.case.number} files={withheld} />,
    ],
    objection !== undefined && [words.object, <PlainText text={objection} />],
    decided !== undefined && [words.decided, <PlainText text={decided.reason} />],
  ]
  const items = given.flatMap((row) => (row === false ? [] : [{ term: row[0], description: row[1] }]))
  return (
    <Notice lang={lang} title={titleOf(words, standing)}>
      <Until lang={lang} standing={standing} />
      {items.length > 0 && <DescriptionList items={items} />}
    </Notice>
  )
}

const objectDay = ({ definition, lang }: CaseVisit, standing: Standing): string => {
  const until = objectUntil(definition, standing)
  return until ? formatDate(until, lang) : ''
}

/** What can be done here now, by whoever looks. */
const ToDo = (props: FormProps & { standing: Standing }) => {
  const { visit, standing, ...rest } = props
  const { viewer, lang } = visit
  const words = publicationMessages(lang)
  if (standing.state === 'none')
    return (
      <Section id="wish" title={words.wishTitle} lead={words.hint(checkDays(visit.definition))}>
        <WishForm visit={visit} {...rest} />
      </Section>
    )
  if (isWaiting(standing) && checkers.may(viewer, visit))
    return (
      <Section id="check" title={words.title} lead={words.lead}>
        <CheckForm visit={visit} {...rest} />
      </Section>
    )
  if (canObject(visit, visit, standing))
    return (
      <Section id="object" title={words.objectTitle} lead={words.objectLead(objectDay(visit, standing))}>
        <ObjectionForm visit={visit} {...rest} />
      </Section>
    )
  if (canDecide(viewer, visit, standing))
    return (
      <Section id="decide" title={words.decideTitle}>
        <AnswerForm visit={visit} {...rest} />
      </Section>
    )
  if (!isObjected(standing)) return null
  return <p>{checkers.may(viewer, visit) ? words.otherPerson : words.objectionWaits}</p>
}

const nothing: Failed = { errors: [], kept: {} }

/** The check before publication, as the parties and whoever is in charge see it. */
export function publicationPage(
  visit: CaseVisit,
  { standing, wanted }: { standing: Standing; wanted: readonly AttachedFile[] },
  { errors, kept }: Failed = nothing,
): Page {
  const { lang, city, case: subject } = visit
  const words = publicationMessages(lang)
  const { decision, rules, withhold, passages, note, object, outcome, reason } = words
  const labels = { decision, rules, withheld: withhold, passages, note, text: object, outcome, reason }
  const said = sayErrors(errors, lang, labels, { notInText: words.notInText })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={said} />
      <Heading level={1}>{words.title}</Heading>
      {standing.state !== 'none' && <How visit={visit} standing={standing} />}
      <p>
        <a href={cityPath(city, '/ideas/rules')}>{words.hintLink}</a>
      </p>
      <TextList lang={lang} id="texts" title={words.asSent} texts={standing.before ?? textsOf(subject)} />
      {standing.before && standing.state === 'shortened' && (
        <TextList lang={lang} id="public" title={words.public} texts={textsOf(subject)} />
      )}
      <ToDo visit={visit} standing={standing} wanted={wanted} kept={kept} errors={said} />
      <p>
        <a href={casePath(city, subject.number)}>{words.back}</a>
      </p>
    </Stack>
  )
  const breadcrumbs = [
    { label: subject.number, href: casePath(city, subject.number) },
    { label: words.title },
  ]
  return { title: words.title, body, breadcrumbs }
}
