import { type Delegation, standingOf } from '../../../core/delegation/index.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, DateField, ErrorSummary, Form, messageFor, TextField } from '../../../ui/forms.tsx'
import { delegationMessages } from './messages.ts'
import { DelegationCard, OneButton } from './parts.tsx'
import { isRepresentative, representativeOrSecretary } from './rules.ts'

type GroupProps = { visit: Visit; delegations: readonly Delegation[]; failed?: Failed | undefined }

const errorsOf = ({ lang }: Visit, failed: Failed | undefined) => {
  const { purpose, untilOn, tooLate } = delegationMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, { purpose, untilOn }, { tooLate })
}

const Give = ({ visit, failed }: GroupProps) => {
  const { lang, city } = visit
  const words = delegationMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  return (
    <Section id="give" title={words.give} lead={words.giveLead}>
      {isRepresentative(visit.viewer) ? (
        <Form lang={lang} action={cityPath(city, '/delegations')} submissionId={blindId()}>
          <TextField {...of('purpose')} label={words.purpose} hint={words.purposeHint} required />
          <DateField {...of('untilOn')} label={words.untilOn} required />
          <Button>{words.giveButton}</Button>
        </Form>
      ) : (
        <p>{words.onlyRepresentative}</p>
      )}
      <p>
        <a href={cityPath(city, '/delegations/sheet')}>{words.sheetLink}</a>
      </p>
    </Section>
  )
}

const Ways = ({ visit, delegation }: { visit: Visit; delegation: Delegation }) => {
  const words = delegationMessages(visit.lang)
  const standing = standingOf(delegation, visit.today)
  const path = cityPath(visit.city, `/delegations/${delegation.id}`)
  if (!representativeOrSecretary.may(visit.viewer) || !['holds', 'waiting'].includes(standing)) return null
  const ending = standing === 'waiting' ? words.object : words.revoke
  return (
    <>
      {standing === 'waiting' && isRepresentative(visit.viewer) && (
        <OneButton
          visit={visit}
          delegation={delegation}
          action={`${path}/confirmation`}
          label={words.confirm}
        />
      )}
      <OneButton visit={visit} delegation={delegation} action={`${path}/ending`} label={ending} />
    </>
  )
}

/** What the group asks of the support centre: given by its representative, stopped by its people at any time. */
export function groupDelegationsPage(props: GroupProps): Page {
  const { visit, delegations, failed } = props
  const { lang, query } = visit
  const words = delegationMessages(lang)
  const done = { given: words.given, changed: words.done }[query.done ?? '']
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} kicker={visit.viewer?.hat.organizationName} lead={words.lead}>
        {words.title}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      {delegations.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <Stack>
        {delegations.map((delegation) => (
          <DelegationCard visit={visit} delegation={delegation} title={words.title}>
            <Ways visit={visit} delegation={delegation} />
          </DelegationCard>
        ))}
      </Stack>
      <Give {...props} />
    </>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
