import type { Entry } from '../../../core/case/types.ts'
import { casePath } from '../../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { joined } from '../../../lib/language.ts'
import { Chip, DescriptionList, Notice } from '../../../ui/components/index.ts'
import { consultationMessages } from '../messages.ts'
import { partMessages } from '../parts/messages.ts'
import { type Consultation, conclusionDuty, isOverdue, owed, replyDuty } from '../rules.ts'
import { sectionName } from '../words.tsx'

const concludeBy = (visit: CaseVisit) => owed(visit.duties, conclusionDuty)?.due_on ?? undefined
const replyDue = (visit: CaseVisit) => owed(visit.duties, replyDuty)?.due_on ?? undefined

/** The promise was not kept: said to everyone who sees the case. */
export const Overdue = ({ visit, forStaff }: { visit: CaseVisit; forStaff: boolean }) => {
  const dueOn = replyDue(visit)
  if (dueOn === undefined || !isOverdue(dueOn, visit.today)) return null
  const words = consultationMessages(visit.lang)
  const date = formatDate(dueOn, visit.lang)
  return (
    <Notice lang={visit.lang} kind="warning" title={words.overdueTitle}>
      <p>{forStaff ? words.overdueText(date) : words.overduePublic(date)}</p>
    </Notice>
  )
}

const DueDate = ({ visit, dueOn, late }: { visit: CaseVisit; dueOn: string; late: string }) => (
  <>
    {formatDate(dueOn, visit.lang)} {isOverdue(dueOn, visit.today) && <Chip tone="error">{late}</Chip>}
  </>
)

/** 関係課, as everybody may read in the thread; who leads now is no longer one. */
const sectionsWorking = (thread: readonly Entry[], lead: string): string[] => [
  ...new Set(
    thread
      .filter(({ stage, kind }) => stage === 'consultation' && kind === 'joined')
      .map(({ facts }) => String(facts.section))
      .filter((section) => section !== lead),
  ),
]

const NextDate = ({ visit, nextOn }: { visit: CaseVisit; nextOn: string | null }) => {
  const words = consultationMessages(visit.lang)
  if (nextOn === null) return <>{words.noNext}</>
  const file = casePath(visit.city, visit.case.number, '/consultation/next.ics')
  return (
    <>
      {formatDate(nextOn, visit.lang)}
      {nextOn >= visit.today && partyOrSectionInCharge.may(visit.viewer, visit) && (
        <>
          <br />
          <a href={file}>{words.nextIcs}</a>
        </>
      )}
    </>
  )
}

/** Who has it, how far it is, by when an answer is due, and when they meet next. */
type FactsProps = { visit: CaseVisit; consultation: Consultation; thread: readonly Entry[] }

export const Facts = ({ visit, consultation, thread }: FactsProps) => {
  const { lang, definition } = visit
  const words = consultationMessages(lang)
  const dueOn = replyDue(visit)
  const concludeOn = dueOn ? undefined : concludeBy(visit)
  const working = sectionsWorking(thread, consultation.section).map((code) =>
    sectionName(definition, code, lang),
  )
  // Of what is over nobody waits for a date any more.
  const next =
    consultation.state === 'closed' && consultation.next_on === null
      ? []
      : [{ term: words.nextOn, description: <NextDate visit={visit} nextOn={consultation.next_on} /> }]
  const routed = consultation.routed_by === 'field' ? words.routedByField : words.routedByDefault
  return (
    <DescriptionList
      items={[
        {
          term: words.section,
          description: (
            <>
              {sectionName(definition, consultation.section, lang)}
              {consultation.handed_count === 0 && (
                <>
                  <br />
                  <small>{routed}</small>
                </>
              )}
            </>
          ),
        },
        ...(working.length === 0
          ? []
          : [{ term: partMessages(lang).jointSections, description: joined(working, lang) }]),
        { term: words.state, description: words[consultation.state] },
        ...(dueOn
          ? [
              {
                term: words.dueOn,
                description: <DueDate visit={visit} dueOn={dueOn} late={words.overdueTitle} />,
              },
            ]
          : []),
        ...(concludeOn
          ? [
              {
                term: words.concludeOn,
                description: <DueDate visit={visit} dueOn={concludeOn} late={words.concludeLate} />,
              },
            ]
          : []),
        ...next,
      ]}
    />
  )
}
