import { type Approval, isWaiting } from '../../../core/approval/index.ts'
import type { Entry } from '../../../core/case/types.ts'
import { partyOf } from '../../../core/case/types.ts'
import { CaseFiles } from '../../../core/files/index.ts'
import { CaseChecks, StaffNotes } from '../../../core/guidance/index.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Heading, Notice, PlainText, Section } from '../../../ui/components/index.ts'
import { ErrorSummary, type FieldError } from '../../../ui/forms.tsx'
import { consultationMessages, labelsOf } from '../messages.ts'
import { CentreForm } from '../parts/centre-form.tsx'
import { partLabels, partMessages } from '../parts/messages.ts'
import { PartsSection } from '../parts/parts-section.tsx'
import type { Room } from '../queries.ts'
import { isOpen } from '../rules.ts'
import { takenBack } from '../taken-back.ts'
import { templateMessages } from '../templates/messages.ts'
import type { RoomThread } from '../thread/queries.ts'
import { Facts, Overdue } from './facts.tsx'
import type { Asked, FormState } from './form-state.ts'
import { MessageForm } from './message-form.tsx'
import { NoteForm } from './note-form.tsx'
import { Officer } from './officer.tsx'
import { SectionForms } from './section-forms.tsx'
import { Talk } from './talk.tsx'

export type ConsultationView = Room & {
  thread: RoomThread
  approvals: readonly Approval[]
  asked: Asked | undefined
}

function errorsOf(visit: CaseVisit, { asked }: ConsultationView): FieldError[] {
  const words = consultationMessages(visit.lang)
  const parts = partMessages(visit.lang)
  const { reasonNeeded, nextPast, alreadyParty, alreadyTaken, chiefAssigns } = words
  const { partPast, partLate, centrePast, consentFuture, agreedNeeded } = parts
  const { leftOpen } = templateMessages(visit.lang)
  const room = { reasonNeeded, nextPast, alreadyParty, alreadyTaken, chiefAssigns }
  const own = { ...room, partPast, partLate, leftOpen, centrePast, consentFuture, agreedNeeded }
  const labels = { ...labelsOf(words), ...partLabels(parts) }
  const errors = (asked?.errors ?? []).map((error) =>
    error.field === 'agreed' ? { ...error, code: 'agreedNeeded' } : error,
  )
  return sayErrors(errors, visit.lang, labels, own)
}

const namesOf = ({ parties }: CaseVisit): string =>
  parties.flatMap(({ position, name }) => (position === 1 ? [name] : [])).join('、')

/** What is asked, by whom and with which files: nobody answers from another page than this. */
const Idea = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const words = consultationMessages(visit.lang)
  return (
    <Section id="idea" title={words.idea}>
      <Heading level={3}>{words.issue}</Heading>
      <PlainText text={visit.case.issue} />
      <Heading level={3}>{words.wish}</Heading>
      <PlainText text={visit.case.wish} />
      <Heading level={3}>{words.proposer}</Heading>
      <PlainText text={`${namesOf(visit)}\n${visit.case.proposer}`} />
      <CaseFiles visit={visit} thread={thread.filter(({ stage }) => stage === 'idea')} />
    </Section>
  )
}

export type ConsultationDone = 'reply' | 'message' | 'acceptance' | 'asked' | 'centre' | 'note' | 'officer'

/** What was just done, said once in plain words. */
const Done = ({ visit: { lang, query }, asked }: { visit: CaseVisit; asked: Asked | undefined }) => {
  const { replyDone, messageDone, acceptanceDone, noteDone, officerDone } = consultationMessages(lang)
  const { askedDone, centreDone } = partMessages(lang)
  const said: Record<string, string> = {
    reply: replyDone,
    message: messageDone,
    acceptance: acceptanceDone,
    note: noteDone,
    officer: officerDone,
    asked: askedDone,
    centre: centreDone,
  }
  const title = said[query.done ?? '']
  return title && !asked ? <Notice lang={lang} kind="success" title={title} /> : null
}

type State = (form: Asked['form']) => FormState

/** What the section in charge does here: answer, ask others, keep a note. */
const ForSection = ({ visit, view, state }: { visit: CaseVisit; view: ConsultationView; state: State }) => {
  const { consultation, approvals, organizations, templates, parts } = view
  const open = isOpen(visit.case, consultation)
  return (
    <>
      {open && (
        <SectionForms
          visit={visit}
          consultation={consultation}
          organizations={organizations}
          templates={templates}
          parts={parts}
          waiting={approvals.filter(isWaiting)}
          state={state}
        />
      )}
      <PartsSection
        visit={visit}
        consultation={consultation}
        parts={parts}
        state={state('parts')}
        isOpen={open}
      />
      {open && <CentreForm visit={visit} parts={parts} state={state('centre')} />}
      {open && <NoteForm visit={visit} {...state('note')} />}
    </>
  )
}

/** The room of section and proposer: what is asked, what was said, and what each can do next. */
export function consultationPage(visit: CaseVisit, view: ConsultationView): Page {
  const words = consultationMessages(visit.lang)
  const { consultation, asked } = view
  const { around } = view.thread
  const forSection = isOfSection(visit.viewer, consultation.section)
  const errors = errorsOf(visit, view)
  const state: State = (form) =>
    asked?.form === form
      ? { errors, kept: asked.kept }
      : {
          errors: [],
          kept:
            visit.drafts?.[`/cases/:number/consultation/${form}`]?.fields ??
            takenBack(visit.viewer, view.approvals, form),
        }
  const isParty = partyOf(visit.viewer, visit.parties) !== undefined
  const body = (
    <>
      <ErrorSummary lang={visit.lang} errors={errors} />
      <Heading
        level={1}
        kicker={`${visit.case.number} ${words.title}`}
        lead={forSection ? words.leadOfficer : words.lead}
      >
        {visit.case.title}
      </Heading>
      <Done visit={visit} asked={asked} />
      <Overdue visit={visit} forStaff={forSection} />
      <Facts visit={visit} consultation={consultation} thread={around} />
      {forSection && isOpen(visit.case, consultation) && (
        <Officer visit={visit} room={view} state={state('officer')} />
      )}
      {forSection && <Idea visit={visit} thread={around} />}
      <Talk visit={visit} room={view.thread} />
      {forSection && <ForSection visit={visit} view={view} state={state} />}
      {isParty && isOpen(visit.case, consultation) && <MessageForm visit={visit} {...state('message')} />}
      {!forSection && <Idea visit={visit} thread={around} />}
      <CaseChecks visit={visit} thread={around} />
      <StaffNotes visit={visit} stage="consultation" />
    </>
  )
  const breadcrumbs = [
    { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
    { label: words.title },
  ]
  return { title: `${words.title} ${visit.case.title}`, body, breadcrumbs, ...(asked ? { status: 422 } : {}) }
}
