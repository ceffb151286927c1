import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, PlainText, Prose, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextArea } from '../../../ui/forms.tsx'
import { ownMessages } from '../own-messages.ts'
import type { Correction } from '../own-queries.ts'

const stateOf = ({ lang }: Visit, { state, due_on }: Correction): string => {
  const words = ownMessages(lang)
  if (state === 'open') return words.stateOpen(formatDate(due_on, lang))
  return state === 'done' ? words.stateDone : words.stateRefused
}

const Requests = ({ visit, corrections }: { visit: Visit; corrections: readonly Correction[] }) => (
  <>
    <h3>{ownMessages(visit.lang).myRequests}</h3>
    <Prose>
      <ul>
        {corrections.map((one) => (
          <li>
            <PlainText text={one.wanted} />
            <p>
              <strong>{stateOf(visit, one)}</strong>
            </p>
            {one.answer && <PlainText text={one.answer} />}
          </li>
        ))}
      </ul>
    </Prose>
  </>
)

type Given = { visit: Visit; corrections: readonly Correction[]; failed?: Failed | undefined }

const Fix = ({ visit, corrections, failed }: Given) => {
  const { lang, city } = visit
  const words = ownMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { wanted: words.wanted })
  return (
    <Section id="fix" title={words.fixTitle} lead={words.fixText}>
      <p>
        <a href={cityPath(city, '/account/details')}>{words.account}</a>
      </p>
      <Form
        lang={lang}
        action={cityPath(city, '/account/corrections')}
        submissionId={blindId()}
        draft={visit.draft}
      >
        <TextArea
          lang={lang}
          name="wanted"
          label={words.wanted}
          hint={words.wantedHint}
          required
          maxLength={1000}
          value={keptText(failed?.kept ?? {}, 'wanted')}
          error={messageFor(errors, 'wanted')}
        />
        <Button kind="secondary">{words.ask}</Button>
      </Form>
      {corrections.length > 0 && <Requests visit={visit} corrections={corrections} />}
    </Section>
  )
}

export function ownPage(visit: Visit, corrections: readonly Correction[], failed?: Failed): Page {
  const { lang, city } = visit
  const words = ownMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { wanted: words.wanted })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done === 'asked' && <Notice lang={lang} kind="success" title={words.asked} />}
      {visit.query.done === 'withdrawn' && <Notice lang={lang} kind="success" title={words.withdrawn} />}
      <Section id="take" title={words.takeTitle} lead={words.takeText}>
        <Form lang={lang} action={cityPath(city, '/account/data')}>
          <Button>{words.take}</Button>
        </Form>
        <p>
          <small>{words.takeNote}</small>
        </p>
      </Section>
      <Section id="reads" title={words.readsTitle} lead={words.readsText}>
        <p>
          <LinkButton kind="secondary" href={cityPath(city, '/account/reads')}>
            {words.reads}
          </LinkButton>
        </p>
      </Section>
      <Fix visit={visit} corrections={corrections} failed={failed} />
      <Section id="erase" title={words.eraseTitle} lead={words.eraseText}>
        <p>
          <LinkButton kind="secondary" href={cityPath(city, '/account/erasure')}>
            {words.eraseLink}
          </LinkButton>
        </p>
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
