import type { Child } from 'hono/jsx'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined, pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  type Description,
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextArea } from '../../../ui/forms.tsx'
import { policyMessages } from './messages.ts'
import type { ListedPolicy } from './queries.ts'
import { mostAnswer, policyName } from './words.ts'

type Policy = NonNullable<Definition['policyProposal']>

function published({ lang }: Visit, { publishes }: Policy): string {
  const words = policyMessages(lang)
  return publishes.length === 0
    ? words.publishesNothing
    : joined(
        publishes.map((one) => words[one]),
        lang,
      )
}

/** What the city has set; what it has not is left out. */
function rulesOf(visit: Visit, policy: Policy): Description[] {
  const { lang } = visit
  const words = policyMessages(lang)
  const { basis, basisUrl, who, supporters, answerWorkingDays: days } = policy
  const named = basis && pick(basis, lang)
  const rules: [string, Child | undefined][] = [
    [words.basis, named && (basisUrl ? <a href={basisUrl}>{named}</a> : named)],
    [words.who, who && pick(who, lang)],
    [words.supporters, supporters && words.supportersText(String(supporters))],
    [words.due, days ? words.dueText(String(days)) : words.dueUsual],
    [words.publishes, published(visit, policy)],
  ]
  return rules.flatMap(([term, description]) => (description ? [{ term, description }] : []))
}

const Listed = ({ visit, list }: { visit: Visit; list: readonly ListedPolicy[] }) => {
  const { lang, city } = visit
  const words = policyMessages(lang)
  if (list.length === 0) return <EmptyState title={words.none} text={words.noneText} />
  return (
    <CardGrid>
      {list.map(({ number, title, answered_on }) => (
        <Card
          title={<Typed text={title} lang={lang} />}
          href={casePath(city, number)}
          meta={number}
          chips={
            answered_on ? (
              <Chip tone="success">{words.answered(formatDate(answered_on, lang))}</Chip>
            ) : (
              <Chip tone="info">{words.waiting}</Chip>
            )
          }
        />
      ))}
    </CardGrid>
  )
}

/** The procedure as the city has set it, and what was published of it. */
export function policyPage(visit: Visit, policy: Policy, list: readonly ListedPolicy[]): Page {
  const { lang, city, definition } = visit
  const words = policyMessages(lang)
  const title = policyName(definition, lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {title}
      </Heading>
      {policy.basis === undefined && <Notice lang={lang} title={words.unknown} />}
      <DescriptionList items={rulesOf(visit, policy)} />
      <p>
        <LinkButton href={cityPath(city, '/ideas/new?aim=policy')}>{words.propose}</LinkButton>
      </p>
      <Section id="listed" title={words.listed}>
        <Listed visit={visit} list={list} />
      </Section>
    </Stack>
  )
  return { title, body, shortPath: cityPath(city, '/policy-proposals') }
}

/** The formal answer, which is given once. */
export function answerPage(visit: CaseVisit, failed?: Failed): Page {
  const { lang, city, definition, case: subject } = visit
  const words = policyMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { answer: words.field })
  const isPublic = definition.policyProposal?.publishes.includes('answer') ?? false
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${subject.number} ${subject.title}`} lead={words.giveLead}>
        {words.give}
      </Heading>
      <PlainText text={subject.wish} />
      <Notice lang={lang} title={isPublic ? words.givePublic : words.givePrivate} />
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/policy-answer')}
        submissionId={blindId()}
        draft={visit.draft}
      >
        <TextArea
          lang={lang}
          name="answer"
          label={words.field}
          required
          rows={10}
          maxLength={mostAnswer}
          value={keptText(failed?.kept ?? {}, 'answer')}
          error={messageFor(errors, 'answer')}
        />
        <Button>{words.send}</Button>
      </Form>
    </Stack>
  )
  return {
    title: words.give,
    body,
    breadcrumbs: [{ label: subject.number, href: casePath(city, subject.number) }, { label: words.give }],
  }
}
