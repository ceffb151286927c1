import { partyOf } from '../../../core/case/types.ts'
import { Confirmations, type Joint, type JointPlace, sayJointErrors } from '../../../core/joint/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { EmptyState, Heading, PrintButton, Section } from '../../../ui/components/index.ts'
import { ErrorSummary, LinkButton } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { isEvaluating, type Statement } from '../rules.ts'
import { StatementText } from './statement.tsx'

export type Written = Joint<Statement>
type Props = { visit: CaseVisit; joint: Written; place: JointPlace<Statement>; failed?: Failed | undefined }

const pathOf = ({ city, case: { number } }: CaseVisit, rest = '') =>
  casePath(city, number, `/evaluation${rest}`)

export const mayWrite = (visit: CaseVisit, joint: Written | undefined): boolean =>
  isEvaluating(visit) && !joint?.effect && partyOf(visit.viewer, visit.parties) !== undefined

export const publicity = ({ lang, case: { visibility } }: CaseVisit): string =>
  visibility === 'public' ? messages(lang).publicHint : messages(lang).deskHint

const Body = ({ visit, joint, place, failed }: Props) => {
  const { lang } = visit
  const words = messages(lang)
  return (
    <>
      <Section id="text" title={words.panelPublished}>
        <StatementText lang={lang} statement={joint.document.content} />
      </Section>
      <Confirmations visit={visit} joint={joint} place={place} failed={failed} />
      {mayWrite(visit, joint) && (
        <p>
          <LinkButton kind="secondary" href={pathOf(visit, '/joint/edit')}>
            {words.edit}
          </LinkButton>
        </p>
      )}
      <PrintButton lang={lang} />
    </>
  )
}

const Nothing = ({ visit }: { visit: CaseVisit }) => {
  const words = messages(visit.lang)
  const may = mayWrite(visit, undefined)
  return (
    <EmptyState
      title={words.nothingYet}
      text={words.nothingYetText}
      action={{
        href: pathOf(visit, may ? '/joint/edit' : ''),
        label: may ? words.write : words.panelSee,
      }}
    />
  )
}

export const crumbsOf = (visit: CaseVisit) => [
  { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
  { label: messages(visit.lang).title, href: pathOf(visit) },
  { label: messages(visit.lang).jointTitle },
]

/** What the parties say together, who has confirmed it, and the reader's own part in that. */
export function jointPage(
  visit: CaseVisit,
  joint: Written | undefined,
  place: JointPlace<Statement>,
  failed?: Failed,
): Page {
  const words = messages(visit.lang)
  return {
    title: words.jointTitle,
    breadcrumbs: crumbsOf(visit),
    body: (
      <>
        <ErrorSummary lang={visit.lang} errors={sayJointErrors(visit, failed)} />
        <Heading level={1} kicker={visit.case.title} lead={words.jointLead}>
          {words.jointTitle}
        </Heading>
        <p>{publicity(visit)}</p>
        {joint ? (
          <Body visit={visit} joint={joint} place={place} failed={failed} />
        ) : (
          <Nothing visit={visit} />
        )}
      </>
    ),
  }
}
