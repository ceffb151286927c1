import type { Child } from 'hono/jsx'
import { findSection } from '../../../core/edition/view.ts'
import { isStaff } from '../../../core/people/viewer.ts'
import { type Theme, themeName } from '../../../core/theme/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  DemoBadge,
  DescriptionList,
  Heading,
  NextStep,
  Notice,
  PlainText,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  TextArea,
} from '../../../ui/forms.tsx'
import { themeMessages } from '../messages.ts'
import type { Answer, Revision } from '../queries.ts'
import { mayMake, most, phaseOf } from '../rules.ts'
import { AnswerList } from './answer-list.tsx'
import { labelsOf } from './form-page.tsx'
import { History } from './history.tsx'

type Answers = { answers: readonly Answer[]; all: number; revisions: readonly Revision[] }
type Shown = { visit: Visit; theme: Theme }

const Facts = ({ visit, theme }: Shown) => {
  const { lang, definition } = visit
  const words = themeMessages(lang)
  const section = findSection(definition, theme.section)
  const field = definition.fields.find(({ code }) => code === theme.field)
  const rows: [string, Child][] = [
    [words.section, section ? pick(section.name, lang) : theme.section],
    [words.asked, <PlainText text={theme.asked} />],
    [words.window, words.windowText(formatDate(theme.opens_on, lang), formatDate(theme.closes_on, lang))],
    ...(theme.wanted === null
      ? []
      : [[words.wanted, words.wantedText(String(theme.wanted))] as [string, Child]]),
    ...(field ? [[words.field, pick(field.name, lang)] as [string, Child]] : []),
  ]
  return <DescriptionList items={rows.map(([term, description]) => ({ term, description }))} />
}

/** The one thing to do on the page: answer, while answers are taken. */
const Turn = ({ visit, theme }: Shown) => {
  const { lang, city, today } = visit
  const words = themeMessages(lang)
  const phase = phaseOf(theme, today)
  if (phase === 'open')
    return (
      <NextStep
        lang={lang}
        what={words.answerText}
        by={formatDate(theme.closes_on, lang)}
        action={{ href: cityPath(city, `/ideas/new?theme=${theme.id}`), label: words.answer }}
      />
    )
  if (phase === 'coming') return <Notice lang={lang} title={words.notYet(formatDate(theme.opens_on, lang))} />
  return phase === 'over' ? <Notice lang={lang} title={words.isOver} /> : null
}

const Releasing = ({ visit, theme, errors }: Shown & { errors: FieldError[] }) => {
  const words = themeMessages(visit.lang)
  const path = cityPath(visit.city, `/themes/${theme.id}`)
  const error = messageFor(errors, 'release')
  return (
    <Section id="release" title={words.release} lead={words.releaseText}>
      {error && <p class="yui-field__error">{error}</p>}
      <Form lang={visit.lang} action={`${path}/release`} submissionId={blindId()} version={theme.version}>
        <p>
          <Button>{words.release}</Button>{' '}
          <LinkButton kind="secondary" href={`${path}/edit`}>
            {words.edit}
          </LinkButton>
        </p>
      </Form>
    </Section>
  )
}

type ClosingProps = Shown & { answers: Answers; failed: Failed | undefined; errors: FieldError[] }

const Closing = ({ visit, theme, answers, failed, errors }: ClosingProps) => {
  const { lang, city } = visit
  const words = themeMessages(lang)
  const open = answers.answers.filter(
    ({ state, stage }) => state === 'open' && stage === 'consultation',
  ).length
  return (
    <>
      <p>
        <LinkButton kind="secondary" href={cityPath(city, `/themes/${theme.id}/edit`)}>
          {words.change}
        </LinkButton>
      </p>
      <Section id="closing" title={words.close} lead={words.closeText}>
        {open > 0 && <p>{words.unanswered(open)}</p>}
        <Form
          lang={lang}
          action={cityPath(city, `/themes/${theme.id}/closing`)}
          submissionId={blindId()}
          version={theme.version}
        >
          <TextArea
            lang={lang}
            name="result"
            label={words.result}
            required
            maxLength={most.result}
            value={keptText(failed?.kept ?? {}, 'result')}
            error={messageFor(errors, 'result')}
          />
          <Button kind="secondary">{words.closeButton}</Button>
        </Form>
      </Section>
    </>
  )
}

const Making = (props: ClosingProps) => {
  if (!mayMake(props.visit.viewer, props.theme.section)) return null
  if (props.theme.state === 'draft') return <Releasing {...props} />
  return props.theme.state === 'released' ? <Closing {...props} /> : null
}

export function themePage(visit: Visit, theme: Theme, answers: Answers, failed?: Failed): Page {
  const { lang, city, definition, today } = visit
  const words = themeMessages(lang)
  const name = themeName(definition, lang)
  const errors = sayErrors(failed?.errors ?? [], lang, labelsOf(lang), { closesPast: words.closesPast })
  const done = { saved: words.saved, released: words.released }[visit.query.done ?? '']
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${name}　${words[phaseOf(theme, today)]}`}>
        <Typed text={theme.title} lang={lang} />
      </Heading>
      {theme.demo && <DemoBadge lang={lang} />}
      {done && <Notice lang={lang} kind="success" title={done} />}
      <PlainText text={theme.text} />
      {theme.result && (
        <Section id="result" title={words.result}>
          <PlainText text={theme.result} />
        </Section>
      )}
      <Facts visit={visit} theme={theme} />
      <Turn visit={visit} theme={theme} />
      <History visit={visit} theme={theme} revisions={answers.revisions} />
      {theme.state !== 'draft' && (
        <Section id="answers" title={words.answers}>
          <AnswerList visit={visit} {...answers} />
        </Section>
      )}
      <Making visit={visit} theme={theme} answers={answers} failed={failed} errors={errors} />
      {isStaff(visit.viewer) && theme.task_id && (
        <p>
          <a href={cityPath(city, '/inventory')}>{words.toInventory}</a>
        </p>
      )}
    </Stack>
  )
  return {
    title: theme.title,
    body,
    breadcrumbs: [{ label: name, href: cityPath(city, '/themes') }, { label: theme.title }],
    shortPath: cityPath(city, `/themes/${theme.id}`),
  }
}
