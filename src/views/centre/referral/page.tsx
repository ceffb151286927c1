import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DescriptionList, Heading, Notice, PlainText, Section } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxField,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import { Became } from './became.tsx'
import { referralMessages } from './messages.ts'
import type { Outcome, Referral } from './queries.ts'
import { most } from './rules.ts'
import { toldItems } from './told.tsx'

type PageProps = {
  visit: RoomVisit
  referral: Referral
  outcome: Outcome | undefined
  failed?: Failed | undefined
}

const errorsOf = ({ lang }: RoomVisit, failed: Failed | undefined) => {
  const { how, consentedOn, agreed, agreedNeeded, scan, scanNeeded, scanBad, reason } = referralMessages(lang)
  const errors = (failed?.errors ?? []).map((error) =>
    error.field === 'agreed' ? { ...error, code: 'agreedNeeded' } : error,
  )
  return sayErrors(
    errors,
    lang,
    { how, consentedOn, agreed, scan, reason },
    { agreedNeeded, scanNeeded, scanBad },
  )
}

const Consent = ({ visit, referral, failed }: PageProps) => {
  const { lang, city } = visit
  const words = referralMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  return (
    <Section id="consent" title={words.consent} lead={words.consentLead}>
      <Form
        lang={lang}
        action={cityPath(city, `/centre/referrals/${referral.id}/consent`)}
        submissionId={blindId()}
        version={referral.version}
        multipart
      >
        <RadioGroup
          {...of('how')}
          label={words.how}
          required
          options={[
            { value: 'screen', label: words.screen },
            { value: 'paper', label: words.paper },
          ]}
        />
        <FileField
          lang={lang}
          name="scan"
          label={words.scan}
          hint={words.scanHint}
          accept="application/pdf,image/jpeg,image/png"
          error={messageFor(errors, 'scan')}
        />
        <DateField {...of('consentedOn')} label={words.consentedOn} />
        <CheckboxField
          lang={lang}
          name="agreed"
          label={words.agreed}
          required
          error={messageFor(errors, 'agreed')}
        />
        <Button>{words.send}</Button>
      </Form>
    </Section>
  )
}

const Withdrawal = ({ visit, referral, failed }: PageProps) => {
  const { lang, city } = visit
  const words = referralMessages(lang)
  return (
    <Section id="withdrawal" title={words.withdraw} lead={words.withdrawLead}>
      <Form
        lang={lang}
        action={cityPath(city, `/centre/referrals/${referral.id}/withdrawal`)}
        submissionId={blindId()}
        version={referral.version}
      >
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          rows={2}
          maxLength={most.reason}
          value={keptText(failed?.kept ?? {}, 'reason')}
          error={messageFor(errorsOf(visit, failed), 'reason')}
        />
        <Button kind="danger">{words.withdrawButton}</Button>
      </Form>
    </Section>
  )
}

const Consented = ({ visit: { lang, city }, referral }: PageProps) => {
  const words = referralMessages(lang)
  const how = referral.consent_how === 'paper' ? words.consentPaper : words.consentScreen
  const on = referral.consented_on ? formatDate(referral.consented_on, lang) : ''
  return (
    <DescriptionList
      items={[
        ...(referral.number ? [{ term: words.number, description: <strong>{referral.number}</strong> }] : []),
        {
          term: words.consentIs,
          description: (
            <>
              {how} {on}{' '}
              {referral.paper_id && (
                <a href={cityPath(city, `/centre/papers/${referral.paper_id}`)}>{words.seePaper}</a>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

const Standing = (props: PageProps) => {
  const { visit, referral } = props
  const { lang, city } = visit
  const words = referralMessages(lang)
  const here = cityPath(city, `/centre/referrals/${referral.id}`)
  if (referral.state === 'draft')
    return (
      <p>
        <LinkButton href={`${here}/consent-slip`}>{words.print}</LinkButton>{' '}
        <LinkButton href={`${here}/edit`} kind="secondary">
          {words.correct}
        </LinkButton>
      </p>
    )
  return (
    <>
      {visit.query.done === 'sent' && <Notice lang={lang} kind="success" title={words.sent} />}
      {referral.state === 'withdrawn' && (
        <Notice lang={lang} kind="warning">
          <p>{words.withdrawn}</p>
          {referral.withdrawal_reason !== '' && <PlainText text={referral.withdrawal_reason} />}
        </Notice>
      )}
      <Consented {...props} />
    </>
  )
}

/** One referral: what is passed on, whether the person agreed, and what became of it as far as they let the centre know. */
export function referralPage(props: PageProps): Page {
  const { visit, referral, failed } = props
  const { lang, city } = visit
  const words = referralMessages(lang)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={referral.state === 'draft' ? words.draftLead : undefined}>
        {words.page}
      </Heading>
      <Standing {...props} />
      <Section id="what" title={words.what}>
        <DescriptionList items={toldItems(visit, referral)} />
      </Section>
      {referral.state === 'draft' && <Consent {...props} />}
      {referral.state === 'sent' && (
        <>
          <p>
            <LinkButton href={cityPath(city, `/centre/referrals/${referral.id}/consent-slip`)} kind="quiet">
              {words.print}
            </LinkButton>
          </p>
          <Became {...props} />
          <Withdrawal {...props} />
        </>
      )}
      <p>
        <a href={cityPath(city, `/centre/slips/${referral.slip_id}`)}>{words.toSlip}</a>
      </p>
    </>
  )
  return { title: words.page, body, breadcrumbs: centreCrumbs(visit, words.page) }
}
