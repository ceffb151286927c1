import { formPage } from '../../../../core/web/form-page.tsx'
import { casePath, cityPath } from '../../../../core/web/paths.ts'
import { sectionInCharge } from '../../../../core/web/policies.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { addDays, formatDate } from '../../../../lib/dates.ts'
import { blindId } from '../../../../lib/ids.ts'
import {
  DataTable,
  Heading,
  Notice,
  PrintButton,
  Qr,
  Section,
  Stack,
} from '../../../../ui/components/index.ts'
import { Button, DateField, Form, LinkButton, TextField } from '../../../../ui/forms.tsx'
import { voiceMessages } from '../messages.ts'
import type { AskWithCounts } from '../queries.ts'
import { type Channel, isAsking, mayBeAsked } from '../rules.ts'
import { crumbsOf } from './crumbs.ts'
import { Results } from './results.tsx'

type Shown = { visit: CaseVisit; asked: AskWithCounts }

const to = ({ city, case: { number } }: CaseVisit, rest: string) =>
  casePath(city, number, `/evaluation/voices${rest}`)

/** By which way, never by whom: at the open address one person may answer twice. */
const Counts = ({ visit: { lang }, asked }: Shown) => {
  const words = voiceMessages(lang)
  const channels: Channel[] = ['web', 'code', 'paper']
  return (
    <>
      <DataTable
        id="voices-counts"
        caption={words.counts}
        columns={[{ label: words.channel }, { label: words.number, number: true }]}
        rows={channels.map((channel) => [words[channel], asked.counts[channel] ?? 0])}
      />
      {asked.printed > 0 && <p>{words.printed(asked.printed)}</p>}
    </>
  )
}

const Way = ({ visit, asked }: Shown) => {
  const { lang, city, runtime } = visit
  const words = voiceMessages(lang)
  const path = cityPath(city, `/voice/${asked.openCode}`)
  return (
    <Section id="way" title={words.here} lead={words.hereText}>
      <p>
        <Qr text={`${runtime.origin}${path}`} label={words.qr} size={160} />
      </p>
      <p>
        <a href={path}>{`${runtime.origin}${path}`}</a>
      </p>
      <PrintButton lang={lang} />
    </Section>
  )
}

const Sheets = ({ visit, asked }: Shown) => {
  const { lang } = visit
  const words = voiceMessages(lang)
  return (
    <Section id="sheets" title={words.sheets}>
      <Form lang={lang} action={to(visit, '/codes')} submissionId={blindId()}>
        <TextField lang={lang} name="count" label={words.count} hint={words.countHint} required width="s" />
        <Button kind="secondary">{words.print}</Button>
      </Form>
      {asked.printed > 0 && (
        <p>
          <LinkButton kind="quiet" href={to(visit, '/sheets')}>
            {words.toSheets}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

const Below = ({ visit, asked }: Shown) => {
  const { lang, viewer, today } = visit
  const words = voiceMessages(lang)
  return (
    <Stack>
      {isAsking(asked, today) && <Way visit={visit} asked={asked} />}
      <Section id="counts" title={words.counts}>
        <Counts visit={visit} asked={asked} />
        {sectionInCharge.may(viewer, visit) && (
          <p>
            <LinkButton kind="secondary" href={to(visit, '/paper')}>
              {words.typePaper}
            </LinkButton>
          </p>
        )}
      </Section>
      <Section id="results" title={words.results}>
        <Results visit={visit} asked={asked} />
      </Section>
      {isAsking(asked, today) && <Sheets visit={visit} asked={asked} />}
    </Stack>
  )
}

const Until = ({ visit: { lang, today }, asked }: Shown) => {
  const words = voiceMessages(lang)
  const day = formatDate(asked.closesOn, lang)
  return <p>{isAsking(asked, today) ? words.asking(day) : words.closed(day)}</p>
}

const unasked = (visit: CaseVisit): Page => {
  const { title, notPublic } = voiceMessages(visit.lang)
  const body = (
    <Heading level={1} kicker={visit.case.title} lead={notPublic}>
      {title}
    </Heading>
  )
  return { title, body, breadcrumbs: crumbsOf(visit) }
}

const Above = ({ visit, asked }: { visit: CaseVisit; asked: AskWithCounts | undefined }) => {
  const { lang, query } = visit
  const words = voiceMessages(lang)
  return (
    <>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <p>{words.lead}</p>
      {asked && <Until visit={visit} asked={asked} />}
    </>
  )
}

/** Asking begins here and is prolonged here; below stands what came in. */
export function voicesPage(visit: CaseVisit, asked: AskWithCounts | undefined, failed?: Failed): Page {
  const { lang, today, case: subject } = visit
  const words = voiceMessages(lang)
  if (!mayBeAsked(visit)) return unasked(visit)
  return formPage(visit, {
    failed,
    title: words.title,
    kicker: subject.title,
    to: `/cases/${subject.number}/evaluation/voices`,
    version: asked?.version ?? 0,
    values: { closesOn: asked?.closesOn ?? addDays(today, 30) },
    labels: { closesOn: words.closesOn, count: words.count },
    button: asked ? words.prolong : words.open,
    breadcrumbs: crumbsOf(visit),
    above: <Above visit={visit} asked={asked} />,
    fields: (field) => <DateField {...field('closesOn')} required hint={words.closesHint} />,
    below: asked && <Below visit={visit} asked={asked} />,
  })
}
