import { classOfCase, retentionTerm } from '../../../core/records/schedule.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Prose, Section, Stack } from '../../../ui/components/index.ts'
import { Button, CheckboxField, ErrorSummary, Form, messageFor } from '../../../ui/forms.tsx'
import { ownMessages } from '../own-messages.ts'
import type { OwnCase, Pending } from '../own-queries.ts'

/** Until when the records of one's cases stay, as far as that is known. */
function stayLine({ definition, lang }: Visit, { number, stage, closed_on }: OwnCase): string {
  const words = ownMessages(lang)
  const { years } = classOfCase(definition, stage)
  const until = closed_on === null ? undefined : retentionTerm(closed_on, years).until
  return until === undefined ? words.staysOpen(number) : words.staysUntil(formatDate(until, lang), number)
}

const WhatHappens = ({ visit, cases }: { visit: Visit; cases: readonly OwnCase[] }) => {
  const words = ownMessages(visit.lang)
  return (
    <>
      <Section id="goes" title={words.goes}>
        <Prose>
          <ul>
            {[words.goes1, words.goes2, words.goes3].map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Prose>
      </Section>
      <Section id="stays" title={words.stays}>
        <Prose>
          <ul>
            {[words.stays1, words.stays2, words.stays3, ...cases.map((one) => stayLine(visit, one))].map(
              (line) => (
                <li>{line}</li>
              ),
            )}
          </ul>
        </Prose>
      </Section>
    </>
  )
}

const PendingBox = ({ visit, pending }: { visit: Visit; pending: Pending }) => {
  const { lang, city } = visit
  const words = ownMessages(lang)
  return (
    <Notice lang={lang} kind="warning" title={words.pendingTitle}>
      <p>{pending.held ? words.held : words.pending(formatDate(pending.due_on, lang))}</p>
      <Form lang={lang} action={cityPath(city, '/account/erasure/withdrawal')} submissionId={blindId()}>
        <Button kind="secondary">{words.withdraw}</Button>
      </Form>
    </Notice>
  )
}

type Given = { pending: Pending | undefined; cases: readonly OwnCase[]; works: boolean }

export function erasurePage(visit: Visit, { pending, cases, works }: Given, failed?: Failed): Page {
  const { lang, city } = visit
  const words = ownMessages(lang)
  const own = { required: words.confirmNeeded, confirmNeeded: words.confirmNeeded }
  const errors = sayErrors(failed?.errors ?? [], lang, { confirm: words.confirm }, own)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.eLead}>
        {words.eTitle}
      </Heading>
      {pending && <PendingBox visit={visit} pending={pending} />}
      <WhatHappens visit={visit} cases={cases} />
      {works && <Notice lang={lang} kind="info" title={words.hasStaffHat} />}
      {!pending && !works && (
        <Form lang={lang} action={cityPath(city, '/account/erasure')} submissionId={blindId()}>
          <CheckboxField
            lang={lang}
            name="confirm"
            label={words.confirm}
            required
            error={messageFor(errors, 'confirm')}
          />
          <Button kind="danger">{words.erase}</Button>
        </Form>
      )}
    </Stack>
  )
  const crumbs = [{ label: words.title, href: cityPath(city, '/account/data') }, { label: words.eTitle }]
  return { title: words.eTitle, body, breadcrumbs: crumbs }
}
