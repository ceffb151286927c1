import type { Preparation } from '../../../core/contribution.ts'
import type { Definition, Reach, Switchable } from '../../../core/edition/schema/index.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Chip, DataTable, Heading, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { switchMessages } from '../messages.ts'
import type { Switched } from '../queries.ts'
import { office, reaches, type Standing } from '../rules.ts'
import { Affects } from './affects.tsx'
import { History } from './list-page.tsx'
import { reachWords, stageWord, stateWord, tones } from './words.ts'

/** Of one stage: where it runs now, and what is known of the sections. */
export type Here = {
  edition: Definition
  code: Switchable
  now: Reach
  switched: readonly Switched[]
  people: readonly { place: string; chiefs: number; officers: number }[]
  standings: readonly Standing[]
  preparations: readonly Preparation[]
}

const Prepare = ({ visit, preparations }: { visit: Visit; preparations: readonly Preparation[] }) => {
  const { lang, city } = visit
  const words = switchMessages(lang)
  if (preparations.length === 0) return <p>{words.prepareNone}</p>
  const chip = (ready: boolean | undefined) => {
    if (ready === undefined) return <Chip tone="info">{words.look}</Chip>
    return ready ? <Chip tone="success">{words.ready}</Chip> : <Chip tone="warning">{words.notReady}</Chip>
  }
  return (
    <DataTable
      id="prepare-table"
      caption={words.prepare}
      stack
      columns={[{ label: words.standing }, { label: words.what, wide: true }, { label: words.where }]}
      rows={preparations.map(({ what, detail, ready, path, action }) => [
        chip(ready),
        detail ? (
          <>
            {what}
            <br />
            <small>{detail}</small>
          </>
        ) : (
          what
        ),
        path && action ? <a href={cityPath(city, path)}>{action}</a> : '',
      ])}
    />
  )
}

/** Sentences for what the rules have against it, with the stage they speak of. */
const mistakesOf = (visit: Visit, edition: Definition): Record<string, string> => {
  const words = switchMessages(visit.lang)
  const named = (code: Switchable) => stageWord(visit, edition, code)
  return {
    noSection: words.noSection,
    'needs.idea': words.needs(named('idea')),
    'needs.running': words.needs(named('running')),
    'neededBy.table': words.neededBy(named('table')),
    'neededBy.form': words.neededBy(named('form')),
    'neededBy.agreement': words.neededBy(named('agreement')),
    'neededBy.evaluation': words.neededBy(named('evaluation')),
  }
}

type FormProps = { visit: Visit; here: Here; failed: Failed | undefined }

const errorsIn = ({ visit, here, failed }: FormProps) => {
  const words = switchMessages(visit.lang)
  const labels = { runs: words.runs, sections: words.pilotSections, reason: words.reason }
  return sayErrors(failed?.errors ?? [], visit.lang, labels, mistakesOf(visit, here.edition))
}

const SwitchForm = (props: FormProps) => {
  const { visit, here, failed } = props
  const { lang, city, definition } = visit
  const words = switchMessages(lang)
  const kept = failed?.kept
  const errors = errorsIn(props)
  return (
    <Form lang={lang} action={cityPath(city, `/switches/${here.code}`)} submissionId={blindId()}>
      <input type="hidden" name="seen" value={here.switched[0]?.id ?? ''} />
      <RadioGroup
        lang={lang}
        name="runs"
        label={words.runs}
        required
        options={reaches.map((value) => ({ value, label: words[value] }))}
        value={kept ? keptText(kept, 'runs') : here.now.runs}
        error={messageFor(errors, 'runs')}
      />
      <CheckboxGroup
        lang={lang}
        name="sections"
        label={words.pilotSections}
        hint={words.pilotHint}
        options={definition.sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        values={kept ? [kept.sections ?? []].flat() : [...(here.now.sections ?? [])]}
        error={messageFor(errors, 'sections')}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        required
        rows={3}
        maxLength={500}
        value={keptText(kept ?? {}, 'reason')}
        error={messageFor(errors, 'reason')}
      />
      <Button name="step" value="confirm">
        {words.next}
      </Button>
    </Form>
  )
}

/** One stage: whom it concerns, what to prepare, and the switch. */
export function stagePage(visit: Visit, here: Here, failed?: Failed): Page {
  const { lang, city } = visit
  const words = switchMessages(lang)
  const title = stageWord(visit, here.edition, here.code)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsIn({ visit, here, failed })} />
      <Heading level={1} kicker={words.title} lead={words[`text_${here.code}`]}>
        {title}
      </Heading>
      <p>
        <Chip tone={tones[here.now.runs]}>{stateWord(visit, here.now)}</Chip>{' '}
        {here.now.runs === 'pilot' && reachWords(visit, here.now)}
      </p>
      <Section id="affects" title={words.affects} lead={words.affectsLead}>
        <Affects visit={visit} here={here} />
      </Section>
      <Section id="prepare" title={words.prepare} lead={words.prepareLead}>
        <Prepare visit={visit} preparations={here.preparations} />
      </Section>
      <Section id="switch" title={words.switchTitle}>
        {office.may(visit.viewer) ? (
          <SwitchForm visit={visit} here={here} failed={failed} />
        ) : (
          <p>{words.officeOnly}</p>
        )}
      </Section>
      <Section id="history" title={words.history}>
        <History visit={visit} edition={here.edition} switched={here.switched} />
      </Section>
    </Stack>
  )
  const list = { label: words.title, href: cityPath(city, '/switches') }
  return { title, body, breadcrumbs: [deskCrumb(visit), list, { label: title }] }
}
