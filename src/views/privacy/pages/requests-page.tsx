import { HoldLink } from '../../../core/records/hold-link.tsx'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, PlainText, Prose, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import type { OpenCorrection, WaitingErasure } from '../requests.ts'
import { requestsMessages } from '../requests-messages.ts'

type Errors = { field: string; message: string }[]
type Given = { visit: Visit; errors: Errors; failed: Failed | undefined }

const saidErrors = ({ lang }: Visit, failed: Failed | undefined): Errors => {
  const { answer, outcome, number, notFound, several } = requestsMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, { answer, state: outcome, number }, { notFound, several })
}

/** One request, and the form to answer it. */
export function requestPage(visit: Visit, one: OpenCorrection, failed?: Failed): Page {
  const { lang, city } = visit
  const words = requestsMessages(lang)
  const errors = saidErrors(visit, failed)
  const of = (name: string) => ({
    lang,
    name,
    value: keptText(failed?.kept ?? {}, name),
    error: messageFor(errors, name),
    required: true,
  })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.due(formatDate(one.due_on, lang))}>
        {one.name}
      </Heading>
      <PlainText text={one.wanted} />
      <Form
        lang={lang}
        action={cityPath(city, `/privacy/requests/${one.id}`)}
        submissionId={blindId()}
        draft={visit.draft}
      >
        <input type="hidden" name="version" value={String(one.version)} />
        <RadioGroup
          {...of('state')}
          label={words.outcome}
          options={[
            { value: 'done', label: words.done },
            { value: 'refused', label: words.refused },
          ]}
        />
        <TextArea {...of('answer')} label={words.answer} hint={words.answerHint} maxLength={1000} rows={4} />
        <Button>{words.send}</Button>
      </Form>
    </Stack>
  )
  const crumbs = [{ label: words.title, href: cityPath(city, '/privacy/requests') }, { label: one.name }]
  return { title: words.title, body, breadcrumbs: crumbs }
}

const Erasures = ({ visit, erasures }: { visit: Visit; erasures: readonly WaitingErasure[] }) => {
  const words = requestsMessages(visit.lang)
  return (
    <Section id="erasures" title={words.erasures}>
      {erasures.length === 0 && <p>{words.noErasures}</p>}
      <Prose>
        <ul>
          {erasures.map(({ person_id, name, due_on, held }) => (
            <li>
              {name}　{held ? words.held : formatDate(due_on, visit.lang)}
              <br />
              <HoldLink visit={visit} record="person" id={person_id} />
            </li>
          ))}
        </ul>
      </Prose>
    </Section>
  )
}

const Counter = ({ visit, errors, failed }: Given) => {
  const { lang, city } = visit
  const words = requestsMessages(lang)
  return (
    <Section id="counter" title={words.counter} lead={words.counterLead}>
      <Form lang={lang} action={cityPath(city, '/privacy/requests/erasures')} submissionId={blindId()}>
        <TextField
          lang={lang}
          name="number"
          label={words.number}
          hint={words.numberHint}
          required
          width="m"
          value={keptText(failed?.kept ?? {}, 'number')}
          error={messageFor(errors, 'number')}
        />
        <Button kind="secondary">{words.ask}</Button>
      </Form>
    </Section>
  )
}

type Waiting = { corrections: readonly OpenCorrection[]; erasures: readonly WaitingErasure[] }

export function requestsPage(visit: Visit, { corrections, erasures }: Waiting, failed?: Failed): Page {
  const { lang, city } = visit
  const words = requestsMessages(lang)
  const errors = saidErrors(visit, failed)
  const done = { answered: words.answered, asked: words.asked }[visit.query.done ?? '']
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Section id="corrections" title={words.corrections}>
        {corrections.length === 0 && <p>{words.noCorrections}</p>}
        <Prose>
          <ul>
            {corrections.map(({ id, name, due_on }) => (
              <li>
                <a href={cityPath(city, `/privacy/requests/${id}`)}>
                  {name}　{words.due(formatDate(due_on, lang))}
                </a>
              </li>
            ))}
          </ul>
        </Prose>
      </Section>
      <Erasures visit={visit} erasures={erasures} />
      <Counter visit={visit} errors={errors} failed={failed} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
