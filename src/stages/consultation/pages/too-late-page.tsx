import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { Heading, Notice, PlainText, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { consultationMessages } from '../messages.ts'
import type { LastStep } from '../queries.ts'
import { consultationEntries } from '../words.tsx'

function stepTitle(visit: CaseVisit, { kind, facts }: LastStep): string {
  const { lang, definition } = visit
  const context = { lang, definition, subject: visit }
  return consultationEntries[kind]?.(facts, context).title ?? ''
}

/** Two acted at once: the second is told who was first, and gets back what was typed. */
export function tooLatePage(visit: CaseVisit, last: LastStep | undefined, typed = ''): Page {
  const words = consultationMessages(visit.lang)
  const body = (
    <>
      <Heading level={1}>{words.tooLateTitle}</Heading>
      <Notice lang={visit.lang} kind="warning" title={words.tooLateText}>
        {last && (
          <p>{words.tooLateBy(last.actor, formatDateTime(last.at, visit.lang), stepTitle(visit, last))}</p>
        )}
      </Notice>
      {typed !== '' && (
        <Section id="typed" title={words.yourText} lead={words.yourTextNote}>
          <PlainText text={typed} />
        </Section>
      )}
      <p>
        <LinkButton href={casePath(visit.city, visit.case.number, '/consultation')}>
          {words.seeNow}
        </LinkButton>
      </p>
    </>
  )
  return {
    title: words.tooLateTitle,
    status: 409,
    body,
    breadcrumbs: [{ label: visit.case.number, href: casePath(visit.city, visit.case.number) }],
  }
}
