import { ScanPages, type ScanRow } from '../../../core/scan/index.ts'
import { hasBoard } from '../../../core/vision/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Disclosure, Heading, Section } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { scanMessages } from './messages.ts'
import { saidOf } from './words.ts'

type Props = {
  visit: Visit
  row: ScanRow
  kept: Failed['kept']
  errors: FieldError[]
  /** Of the case that its draft has become meanwhile. */
  became?: string | undefined
}

const Assign = ({ visit, row, kept, errors, became }: Props) => {
  const { lang, city } = visit
  const words = scanMessages(lang)
  return (
    <Section id="assign" title={words.assign} lead={words.assignLead}>
      <Form
        lang={lang}
        action={cityPath(city, `/counter/scans/${row.id}/case`)}
        submissionId={blindId()}
        version={row.version}
      >
        <TextField
          lang={lang}
          name="number"
          label={words.number}
          required
          width="m"
          value={keptText(kept, 'number') || (became ?? '')}
          error={messageFor(errors, 'number')}
        />
        <RadioGroup
          lang={lang}
          name="visibility"
          label={words.whoSees}
          required
          value={keptText(kept, 'visibility') || 'city'}
          error={messageFor(errors, 'visibility')}
          options={[
            { value: 'city', label: words.city },
            { value: 'parties', label: words.parties },
          ]}
        />
        <p>
          <Button kind="secondary">{words.assignDo}</Button>
        </p>
      </Form>
    </Section>
  )
}

const Discard = ({ visit, row, kept, errors }: Props) => {
  const { lang, city } = visit
  const words = scanMessages(lang)
  return (
    <Disclosure summary={words.discard} open={messageFor(errors, 'reason') !== undefined}>
      <p>{words.discardLead}</p>
      <Form
        lang={lang}
        action={cityPath(city, `/counter/scans/${row.id}/disposal`)}
        submissionId={blindId()}
        version={row.version}
      >
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          required
          rows={2}
          value={keptText(kept, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        <p>
          <Button kind="secondary">{words.discardDo}</Button>
        </p>
      </Form>
    </Disclosure>
  )
}

const TypeIn = ({ visit: { lang, city, definition }, row }: Pick<Props, 'visit' | 'row'>) => {
  const words = scanMessages(lang)
  const draft = row.draft_id ? `&draft=${row.draft_id}` : ''
  return (
    <p>
      <LinkButton href={cityPath(city, `/counter/ideas/new?scan=${row.id}${draft}`)}>
        {row.draft_id ? words.continueDraft : words.type}
      </LinkButton>{' '}
      {hasBoard(definition) && (
        <LinkButton kind="secondary" href={cityPath(city, `/vision/desk/card?scan=${row.id}`)}>
          {words.typeCard}
        </LinkButton>
      )}
    </p>
  )
}

/** Nothing to be typed in: it cannot be read, or is another city's. */
const noneOfOurs: ReadonlySet<ScanRow['why']> = new Set(['otherCity', 'unreadable'])

/** One scan that waits: what it says, and what becomes of it. */
export function scanPage(visit: Visit, row: ScanRow, failed: Failed, became?: string): Page {
  const { lang, city } = visit
  const words = scanMessages(lang)
  const labels = { number: words.number, visibility: words.whoSees, reason: words.reason }
  const errors = sayErrors(failed.errors, lang, labels, { unknownNumber: words.unknownNumber })
  const props = { visit, row, kept: failed.kept, errors, became }
  const waits = row.state === 'waiting'
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={became ? words.becameCase(became) : saidOf(row, lang)}>
        {words.one(row.name)}
      </Heading>
      {waits && !became && !noneOfOurs.has(row.why) && <TypeIn {...props} />}
      {row.number && (
        <p>
          <a href={casePath(city, row.number)}>{row.number}</a>
        </p>
      )}
      <ScanPages visit={visit} id={row.id} pages={row.pages} />
      <p>
        <a href={cityPath(city, `/counter/scans/${row.id}/file`)} download>
          {words.original}
        </a>
      </p>
      {waits && <Assign {...props} />}
      {waits && <Discard {...props} />}
    </>
  )
  const breadcrumbs = [
    { label: words.title, href: cityPath(city, '/counter/scans') },
    { label: words.one(row.name) },
  ]
  return { title: words.one(row.name), body, breadcrumbs }
}
