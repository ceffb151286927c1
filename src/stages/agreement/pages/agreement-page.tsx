import { approvalDuty } from '../../../core/approval/index.ts'
import { partyOf } from '../../../core/case/types.ts'
import { StaffNotes } from '../../../core/guidance/index.ts'
import {
  Confirmations,
  type JointPlace,
  refusalFor,
  sayJointErrors,
  seesInside,
} from '../../../core/joint/index.ts'
import { mayBind } from '../../../core/people/viewer.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { EmptyState, Heading, NextStep, Notice, Section } from '../../../ui/components/index.ts'
import { ErrorSummary, LinkButton } from '../../../ui/forms.tsx'
import { agreementMessages } from '../messages.ts'
import { type Agreement, type CurrentAgreement, mayWrite, namesOtherParties } from '../rules.ts'
import { Differences } from './differences.tsx'
import { AgreementText } from './text.tsx'

type Written = NonNullable<CurrentAgreement>
type Props = { visit: CaseVisit; joint: Written; place: JointPlace<Agreement>; failed?: Failed | undefined }

const pathOf = ({ city, case: { number } }: CaseVisit, rest = '') =>
  casePath(city, number, `/agreement${rest}`)

const crumbsOf = ({ lang, city, case: { number, title } }: CaseVisit) => [
  { label: title, href: casePath(city, number) },
  { label: agreementMessages(lang).title },
]

const Actions = ({ visit, joint }: { visit: CaseVisit; joint: CurrentAgreement }) => {
  const words = agreementMessages(visit.lang)
  const may = mayWrite(visit.viewer, visit, joint)
  return (
    <p>
      {may && joint && (
        <LinkButton href={pathOf(visit, '/edit')} kind="secondary">
          {words.edit}
        </LinkButton>
      )}{' '}
      {may && (
        <LinkButton href={pathOf(visit, '/parties')} kind="quiet">
          {words.addParty}
        </LinkButton>
      )}{' '}
      {joint && (
        <LinkButton href={pathOf(visit, '/print')} kind="quiet">
          {words.print}
        </LinkButton>
      )}
    </p>
  )
}

/** The chief has confirmed, and the city hall's approval is on its way: nobody in the section presses again. */
const waitsForApproval = (visit: CaseVisit): boolean =>
  visit.duties.some(({ kind }) => kind === approvalDuty) &&
  partyOf(visit.viewer, visit.parties)?.section === visit.case.section

/** It is the reader who may confirm for their party, and has not yet. */
function isAsked(visit: CaseVisit, joint: Written): boolean {
  const own = partyOf(visit.viewer, visit.parties)
  const isFree = own !== undefined && refusalFor(joint, own.id, joint.version) === undefined
  return isFree && mayBind(visit.viewer) && !waitsForApproval(visit)
}

const Body = ({ visit, joint, place, failed }: Props) => {
  const { lang } = visit
  const words = agreementMessages(lang)
  const inside = seesInside(visit)
  const isOld = !joint.effect && namesOtherParties(visit, joint)
  return (
    <>
      <ErrorSummary lang={lang} errors={sayJointErrors(visit, failed)} />
      <Heading level={1} kicker={visit.case.title} lead={words.lead}>
        {words.title}
      </Heading>
      {isOld && (
        <Notice lang={lang} kind="warning">
          {words.partiesChanged}
        </Notice>
      )}
      {isAsked(visit, joint) && (
        <NextStep
          lang={lang}
          yours
          what={words.readAndConfirm(joint.version)}
          action={{ href: '#confirmation', label: words.toConfirmation }}
        />
      )}
      {inside && <Differences lang={lang} joint={joint} />}
      <Section id="text" title={words.text}>
        <AgreementText
          lang={lang}
          content={joint.document.content}
          parties={joint.document.parties}
          inside={inside}
          nameOf={(party) => (inside ? party.name : party.publicName)}
        />
      </Section>
      <Confirmations
        visit={visit}
        joint={joint}
        place={place}
        failed={failed}
        instead={waitsForApproval(visit) && <Notice lang={lang}>{words.waitsForApproval}</Notice>}
      />
      {inside && <Actions visit={visit} joint={joint} />}
    </>
  )
}

const Nothing = ({ visit, joint }: { visit: CaseVisit; joint: CurrentAgreement }) => {
  const words = agreementMessages(visit.lang)
  const may = mayWrite(visit.viewer, visit, joint)
  return (
    <>
      <Heading level={1} kicker={visit.case.title} lead={words.lead}>
        {words.title}
      </Heading>
      <EmptyState
        title={words.notYetTitle}
        text={joint || !seesInside(visit) ? words.betweenParties : words.notYetText}
        action={{
          href: may ? pathOf(visit, '/edit') : casePath(visit.city, visit.case.number),
          label: may ? words.write : words.toCase,
        }}
      />
      {may && <Actions visit={visit} joint={undefined} />}
    </>
  )
}

/** What is in effect everyone sees who sees the case; what is still being written only who writes and confirms it. */
export function agreementPage(
  visit: CaseVisit,
  joint: CurrentAgreement,
  place: JointPlace<Agreement>,
  failed?: Failed,
): Page {
  const mayRead = joint !== undefined && (joint.effect !== null || seesInside(visit))
  return {
    title: `${agreementMessages(visit.lang).title} ${visit.case.title}`,
    breadcrumbs: crumbsOf(visit),
    body: (
      <>
        {mayRead ? (
          <Body visit={visit} joint={joint} place={place} failed={failed} />
        ) : (
          <Nothing visit={visit} joint={joint} />
        )}
        <StaffNotes visit={visit} stage="agreement" />
      </>
    ),
  }
}
