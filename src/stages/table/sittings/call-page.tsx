import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Disclosure, Heading } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbs } from '../crumbs.ts'
import { type Room, tablePath } from '../here.ts'
import { sittingMessages } from './messages.ts'
import { mostCandidates, wholeDay } from './rules.ts'

export function sayMistakes({ lang }: CaseVisit, failed: Failed | undefined): FieldError[] {
  const words = sittingMessages(lang)
  const { on, from, until, place, online, chosen: candidate, member } = words
  const { inThePast, badTime, endsBeforeStart, newerVersion } = words
  const labels = {
    on,
    from,
    until,
    place,
    online,
    candidate,
    member,
    answer: words.answer,
    mark: words.pulseItem,
  }
  return sayErrors(failed?.errors ?? [], lang, labels, { inThePast, badTime, endsBeforeStart, newerVersion })
}

export const fieldsOf =
  ({ lang }: CaseVisit, failed: Failed | undefined, errors: FieldError[]) =>
  (name: string, first = '') => ({
    lang,
    name,
    value: failed && name in failed.kept ? keptText(failed.kept, name) : first,
    error: messageFor(errors, name),
  })

type TimeProps = { visit: CaseVisit; field: ReturnType<typeof fieldsOf>; index: number }

const Time = ({ visit, field, index }: TimeProps) => {
  const words = sittingMessages(visit.lang)
  const hint = index === 0 ? words.timeHint : undefined
  const hour = (part: 'from' | 'until') => ({
    ...field(`candidates.${index}.${part}`),
    label: words[part],
    hint,
    required: index === 0,
    width: 's' as const,
  })
  return (
    <fieldset class="yui-field">
      <legend>{words.candidate(index + 1)}</legend>
      <DateField {...field(`candidates.${index}.on`)} label={words.on} required={index === 0} />
      <TextField {...hour('from')} />
      <TextField {...hour('until')} />
    </fieldset>
  )
}

/** The first two are open; the others are opened by whoever wants more, and stay so once something stands in them. */
const shown = 2

const Times = ({ visit, field }: Omit<TimeProps, 'index'>) => {
  const more = Array.from({ length: mostCandidates - shown }, (_, index) => index + shown)
  const isUsed = (name: string) => field(name).value !== '' || field(name).error !== undefined
  return (
    <>
      {Array.from({ length: shown }, (_, index) => index).map((index) => (
        <Time visit={visit} field={field} index={index} />
      ))}
      <Disclosure
        summary={sittingMessages(visit.lang).moreTimes}
        open={more.some((n) => ['on', 'from', 'until'].some((part) => isUsed(`candidates.${n}.${part}`)))}
      >
        {more.map((index) => (
          <Time visit={visit} field={field} index={index} />
        ))}
      </Disclosure>
    </>
  )
}

/** Of a table that never meets: a day until which each writes. */
const Until = ({ visit, field }: { visit: CaseVisit; field: ReturnType<typeof fieldsOf> }) => (
  <>
    <DateField {...field('candidates.0.on')} label={sittingMessages(visit.lang).writeUntil} required />
    <input type="hidden" name="candidates.0.from" value={wholeDay.from} />
    <input type="hidden" name="candidates.0.until" value={wholeDay.until} />
  </>
)

const Meeting = ({ visit, field }: { visit: CaseVisit; field: ReturnType<typeof fieldsOf> }) => {
  const words = sittingMessages(visit.lang)
  return (
    <>
      <Times visit={visit} field={field} />
      <TextField {...field('place')} label={words.place} />
      <TextField {...field('online')} label={words.online} hint={words.onlineHint} autocomplete="off" />
    </>
  )
}

/** Times are offered; with one alone the sitting is set. */
export function callPage(visit: CaseVisit, { mode }: Pick<Room, 'mode'>, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = sittingMessages(lang)
  const writing = mode === 'writing'
  const title = writing ? words.callRound : words.call
  const errors = sayMistakes(visit, failed)
  const field = fieldsOf(visit, failed, errors)
  return {
    title: `${title} ${subject.title}`,
    breadcrumbs: crumbs(visit, title),
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={writing ? words.roundLead : words.callLead}>
          {title}
        </Heading>
        <Form lang={lang} action={tablePath(visit, '/sittings')} submissionId={blindId()}>
          {writing ? <Until visit={visit} field={field} /> : <Meeting visit={visit} field={field} />}
          <Button>{words.offer}</Button>
        </Form>
      </>
    ),
  }
}
