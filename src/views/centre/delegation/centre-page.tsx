import { type Delegation, objectionDays, standingOf } from '../../../core/delegation/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { blindId } from '../../../lib/ids.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  LinkButton,
  messageFor,
  SelectField,
  TextField,
} from '../../../ui/forms.tsx'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import type { Staff } from '../slips/queries.ts'
import { delegationMessages } from './messages.ts'
import { DelegationCard, OneButton } from './parts.tsx'

type CentreProps = {
  visit: RoomVisit
  delegations: readonly Delegation[]
  groups: readonly Staff[]
  failed?: Failed | undefined
}

const errorsOf = ({ lang }: RoomVisit, failed: Failed | undefined) => {
  const { tooLate, nobody, scanNeeded, scanBad, ...words } = delegationMessages(lang)
  const { organization, purpose, untilOn, signedBy, scan } = words
  const own = { tooLate, nobody, scanNeeded, scanBad }
  return sayErrors(failed?.errors ?? [], lang, { organization, purpose, untilOn, signedBy, scan }, own)
}

const Paper = ({ visit, groups, failed }: CentreProps) => {
  const { lang, city } = visit
  const words = delegationMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  return (
    <Section id="paper" title={words.paper} lead={words.paperLead(objectionDays)}>
      <p>
        <a href={cityPath(city, '/centre/delegations/sheet')}>{words.sheetLink}</a>
      </p>
      <Form lang={lang} action={cityPath(city, '/centre/delegations')} submissionId={blindId()} multipart>
        <SelectField
          {...of('organization')}
          label={words.organization}
          required
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...of('purpose')} label={words.purpose} hint={words.purposeHint} required />
        <DateField {...of('untilOn')} label={words.untilOn} required />
        <TextField {...of('signedBy')} label={words.signedBy} required autocomplete="off" />
        <FileField
          lang={lang}
          name="scan"
          label={words.scan}
          hint={words.scanHint}
          required
          accept="application/pdf,image/jpeg,image/png"
          error={messageFor(errors, 'scan')}
        />
        <Button>{words.paperButton}</Button>
      </Form>
    </Section>
  )
}

const Ways = ({ visit, delegation }: { visit: RoomVisit; delegation: Delegation }) => {
  const { lang, city, today } = visit
  const words = delegationMessages(lang)
  const standing = standingOf(delegation, today)
  if (standing !== 'holds' && standing !== 'waiting') return null
  return (
    <>
      {standing === 'holds' && (
        <p>
          <LinkButton href={cityPath(city, `/ideas/new?for=${delegation.id}`)}>{words.send}</LinkButton>{' '}
          <LinkButton href={cityPath(city, `/centre/delegations/${delegation.id}`)} kind="secondary">
            {words.other}
          </LinkButton>
        </p>
      )}
      <OneButton
        visit={visit}
        delegation={delegation}
        action={cityPath(city, `/centre/delegations/${delegation.id}/return`)}
        label={words.giveBack}
      />
    </>
  )
}

function doneIn({ lang, query }: RoomVisit): string | undefined {
  const words = delegationMessages(lang)
  const number = parseReferenceNumber(query.sent ?? '')
  if (number !== undefined) return words.sentFor(number)
  return { registered: words.registered, changed: words.done }[query.done ?? '']
}

/** Whom the centre may type for today. */
export function centreDelegationsPage(props: CentreProps): Page {
  const { visit, delegations, failed } = props
  const { lang } = visit
  const words = delegationMessages(lang)
  const done = doneIn(visit)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={words.centreLead}>
        {words.centreTitle}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      {delegations.length === 0 && <EmptyState title={words.noneCentre} text={words.noneCentreText} />}
      <Stack>
        {delegations.map((delegation) => (
          <DelegationCard visit={visit} delegation={delegation} title={delegation.name}>
            <Ways visit={visit} delegation={delegation} />
          </DelegationCard>
        ))}
      </Stack>
      <Paper {...props} />
    </>
  )
  return { title: words.centreTitle, body, breadcrumbs: centreCrumbs(visit, words.centreTitle) }
}
