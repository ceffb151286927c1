import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Card,
  CardGrid,
  Chip,
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  Pager,
  PlainText,
  Section,
  Stack,
  Timeline,
} from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { type NoticeEventRow, pageSize } from '../queries.ts'
import { callMessages } from './messages.ts'
import type { ListedCall } from './queries.ts'
import { type CallResult, results } from './rules.ts'

const Phone = ({ visit, call }: { visit: Visit; call: ListedCall }) =>
  call.phone === null ? (
    <Chip tone="warning">{callMessages(visit.lang).noPhone}</Chip>
  ) : (
    <a href={`tel:${call.phone.replace(/[^\d+]/g, '')}`}>{call.phone}</a>
  )

function metaOf({ lang }: Visit, { opened_at, tries, again_on }: ListedCall): string {
  const words = callMessages(lang)
  const parts = [
    words.since(formatDate(todayInJapan(opened_at), lang)),
    ...(tries > 0 ? [words.tries(tries)] : []),
    ...(again_on ? [words.again(formatDate(again_on, lang))] : []),
  ]
  return parts.join(lang === 'en' ? ', ' : '・')
}

const CallCard = ({ visit, call }: { visit: Visit; call: ListedCall }) => (
  <Card
    title={call.name}
    href={cityPath(visit.city, `/calls/${call.id}`)}
    level={2}
    chips={call.instead_of ? <Chip tone="warning">{callMessages(visit.lang).insteadOf}</Chip> : undefined}
    meta={metaOf(visit, call)}
  >
    <p>{call.phone ?? callMessages(visit.lang).noPhone}</p>
    <p>{call.subject}</p>
  </Card>
)

export function callsPage(visit: Visit, all: readonly ListedCall[]): Page {
  const { lang, city } = visit
  const words = callMessages(lang)
  const last = all[pageSize - 1]
  const next = all.length > pageSize && last ? { nextHref: cityPath(city, `/calls?after=${last.id}`) } : {}
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      {all.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <CardGrid>
        {all.slice(0, pageSize).map((call) => (
          <CallCard visit={visit} call={call} />
        ))}
      </CardGrid>
      <Pager lang={lang} {...next} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}

const errorsOf = ({ lang }: Visit, failed: Failed | undefined) => {
  const words = callMessages(lang)
  const labels = { result: words.result, note: words.note, againOn: words.againOn }
  return sayErrors(failed?.errors ?? [], lang, labels, { past: words.past, noAddress: words.noAddress })
}

const hintOf = (visit: Visit, result: CallResult) => {
  const words = callMessages(visit.lang)
  const hints: Partial<Record<CallResult, string>> = {
    talked: words.talkedHint,
    wrongNumber: words.wrongHint,
    byLetter: words.byLetterHint,
  }
  const hint = hints[result]
  return hint === undefined ? {} : { hint }
}

const TryForm = ({ visit, call, failed }: { visit: Visit; call: ListedCall; failed: Failed | undefined }) => {
  const { lang, city } = visit
  const words = callMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, error: messageFor(errors, name) })
  return (
    <Section id="result-of" title={words.result}>
      <Form
        lang={lang}
        action={cityPath(city, `/calls/${call.id}/tries`)}
        submissionId={blindId()}
        version={call.tries}
      >
        <RadioGroup
          {...of('result')}
          label={words.result}
          required
          value={keptText(kept, 'result')}
          options={results.map((value) => ({ value, label: words[value], ...hintOf(visit, value) }))}
        />
        <TextArea {...of('note')} label={words.note} hint={words.noteHint} value={keptText(kept, 'note')} />
        <DateField
          {...of('againOn')}
          label={words.againOn}
          hint={words.optional}
          value={keptText(kept, 'againOn')}
        />
        <Button>{words.save}</Button>
      </Form>
    </Section>
  )
}

const History = ({ visit, events }: { visit: Visit; events: readonly NoticeEventRow[] }) => {
  const words = callMessages(visit.lang)
  const said: Record<string, string> = Object.fromEntries(results.map((one) => [one, words[one]]))
  return (
    <Section id="history" title={words.history}>
      <Timeline
        label={words.history}
        entries={events.map(({ kind, note, by, at }) => ({
          when: formatDateTime(at, visit.lang),
          dateTime: at.toISOString(),
          who: by,
          what: said[kind] ?? kind,
          body: note,
        }))}
      />
    </Section>
  )
}

export function callPage(
  visit: Visit,
  call: ListedCall,
  events: readonly NoticeEventRow[],
  failed?: Failed,
): Page {
  const { lang, city } = visit
  const words = callMessages(lang)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={call.subject}>
        {call.name}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      {call.closed_at && <Notice lang={lang} title={words.closed} />}
      <DescriptionList
        items={[
          { term: words.phone, description: <Phone visit={visit} call={call} /> },
          ...(call.number
            ? [{ term: words.number, description: <a href={casePath(city, call.number)}>{call.number}</a> }]
            : []),
          { term: words.opened, description: metaOf(visit, call) },
          {
            term: words.who,
            description: <a href={cityPath(city, `/contacts/${call.person_id}`)}>{words.person}</a>,
          },
        ]}
      />
      <Section id="script" title={words.script} lead={words.scriptLead}>
        <PlainText text={call.script} />
      </Section>
      {!call.closed_at && <TryForm visit={visit} call={call} failed={failed} />}
      {events.length > 0 && <History visit={visit} events={events} />}
    </>
  )
  const breadcrumbs = [{ label: words.title, href: cityPath(city, '/calls') }, { label: call.name }]
  return { title: call.name, body, breadcrumbs }
}
