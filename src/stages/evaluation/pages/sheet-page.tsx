import type { Party } from '../../../core/case/types.ts'
import { type PartyFacts, PartyHead } from '../../../core/group/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Prose, Section } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { type Round, writesOnPaper } from '../rules.ts'
import { Origin } from './origin.tsx'
import { Group, Notes, type Sheet, saidErrors } from './sheet-parts.tsx'

const nothing: Failed = { errors: [], kept: {} }

const WhoSees = ({ visit: { lang }, round }: Sheet) => {
  const words = messages(lang)
  return (
    <Section id="who-sees" title={words.whoSees}>
      <Prose>
        <ul>
          <li>{words.whoSealed}</li>
          <li>{words.whoOpened}</li>
          <li>{words.whoPublic}</li>
          <li>{words.whoDue(formatDate(round.dueOn, lang))}</li>
          <li>{words.whoDraft}</li>
          <li>{words.whoOnce}</li>
        </ul>
      </Prose>
    </Section>
  )
}

type Given = { round: Round; party: Party; facts: Readonly<Record<string, PartyFacts>> }

/** One party's sheet. Before anyone writes, the page says who will see what, and when. */
export function sheetPage(visit: CaseVisit, { round, party, facts }: Given, failed: Failed = nothing): Page {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const errors = saidErrors(visit, round, party, failed.errors)
  const sheet: Sheet = { visit, round, party, kept: failed.kept, errors }
  const here = casePath(city, subject.number)
  const typed = writesOnPaper(party)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading
        level={1}
        kicker={subject.title}
        lead={typed ? words.typeInLead(party.name) : words.sheetLead(party.name)}
      >
        {words.sheetTitle}
      </Heading>
      <PartyHead lang={lang} parties={[party]} facts={facts} />
      <WhoSees {...sheet} />
      <Origin lang={lang} questions={round.questions} />
      <Form
        lang={lang}
        action={`${here}/evaluation/${typed ? `paper/${party.id}` : 'sheet'}`}
        submissionId={blindId()}
        draft={visit.draft}
      >
        <Group {...sheet} group="relationship" />
        <Group {...sheet} group="result" />
        <Notes {...sheet} />
        <p>{words.whoOnce}</p>
        <p>
          <Button>{typed ? words.handInTyped : words.handIn}</Button>
        </p>
      </Form>
    </>
  )
  const breadcrumbs = [{ label: subject.number, href: here }, { label: words.sheetTitle }]
  return { title: words.sheetTitle, body, breadcrumbs }
}
