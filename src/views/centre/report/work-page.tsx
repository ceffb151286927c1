import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Heading,
  Notice,
  Pager,
  PrintButton,
  ScreenOnly,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxField,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import { monthOf, monthsBefore } from '../slips/rules.ts'
import type { Figures } from './figures.ts'
import { monthName, reportMessages } from './messages.ts'
import { FiguresView } from './page.tsx'
import type { Released } from './queries.ts'

type WorkProps = {
  visit: RoomVisit
  figures: Figures
  released: Released | undefined
  failed?: Failed | undefined
}

const ReleaseForm = ({ visit: { lang, city }, figures, failed }: WorkProps) => {
  const words = reportMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { audience: words.audience, remark: words.remark })
  const kept = failed?.kept ?? { audience: 'city', fewHidden: 'yes' }
  return (
    <Form lang={lang} action={cityPath(city, '/centre/figures')} submissionId={blindId()}>
      <input type="hidden" name="month" value={figures.month} />
      <RadioGroup
        lang={lang}
        name="audience"
        label={words.audience}
        required
        value={keptText(kept, 'audience')}
        error={messageFor(errors, 'audience')}
        options={(['city', 'public'] as const).map((value) => ({ value, label: words[value] }))}
      />
      <CheckboxField
        lang={lang}
        name="fewHidden"
        label={words.fewHidden}
        hint={words.fewHiddenHint}
        checked={keptText(kept, 'fewHidden') === 'yes'}
      />
      <TextArea
        lang={lang}
        name="remark"
        label={words.remark}
        hint={words.remarkHint}
        rows={3}
        maxLength={1000}
        value={keptText(kept, 'remark')}
        error={messageFor(errors, 'remark')}
      />
      <Button>{words.releaseButton}</Button>
    </Form>
  )
}

const Release = (props: WorkProps) => {
  const { visit, figures, released } = props
  const { lang, city, today } = visit
  const words = reportMessages(lang)
  return (
    <Section id="release" title={words.release} lead={words.releaseLead}>
      {released && (
        <Notice lang={lang}>
          <p>
            {words.releasedTo(words[released.audience], released.edition)}{' '}
            {formatDateTime(released.released_at, lang)}
          </p>
          <p>
            <a href={cityPath(city, `/centre/reports/${released.month}`)}>{words.seeReleased}</a>
          </p>
        </Notice>
      )}
      {figures.month < monthOf(today) ? <ReleaseForm {...props} /> : <p>{words.notOver}</p>}
    </Section>
  )
}

/** The month as the centre sees it, and what it lets out of it. */
export function figuresPage(props: WorkProps): Page {
  const { visit, figures, failed } = props
  const { lang, city, today } = visit
  const words = reportMessages(lang)
  const title = words.titleOf(monthName(figures.month, lang))
  const at = (month: string) => cityPath(city, `/centre/figures?month=${month}`)
  const later = monthsBefore(figures.month, -1)
  const csv = cityPath(city, `/centre/figures/csv?month=${figures.month}`)
  const errors = sayErrors(failed?.errors ?? [], lang, { audience: words.audience, remark: words.remark })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {title}
      </Heading>
      {visit.query.done === 'released' && <Notice lang={lang} kind="success" title={words.released} />}
      <Pager
        lang={lang}
        prevHref={at(monthsBefore(figures.month, 1))}
        prevLabel={words.previous}
        {...(later <= monthOf(today) ? { nextHref: at(later), nextLabel: words.next } : {})}
      />
      <FiguresView lang={lang} figures={figures} />
      <ScreenOnly>
        <Stack>
          <p>
            <LinkButton href={csv} kind="secondary">
              {words.csv}
            </LinkButton>{' '}
            <LinkButton href={`${csv}&few=hidden`} kind="secondary">
              {words.csvFew}
            </LinkButton>
          </p>
          <PrintButton lang={lang} />
          <Release {...props} />
        </Stack>
      </ScreenOnly>
    </>
  )
  return { title, body, breadcrumbs: centreCrumbs(visit, words.title) }
}
