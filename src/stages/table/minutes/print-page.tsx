import { ConfirmationList, type Earlier, VersionNote } from '../../../core/joint/index.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { DataTable, Heading, PrintButton, Section } from '../../../ui/components/index.ts'
import { crumbs } from '../crumbs.ts'
import { sittingNumber, sittingPath } from '../here.ts'
import { minutesMessages } from './messages.ts'
import type { CurrentMinutes, Minutes } from './rules.ts'
import { MinutesText } from './text.tsx'
import { Amendment } from './versions.tsx'

/** On A4, with lines to sign: whoever has no screen confirms on this. */
export function minutesPrint(
  visit: CaseVisit,
  joint: NonNullable<CurrentMinutes>,
  earlier: readonly Earlier<Minutes>[],
): Page {
  const { lang, case: subject } = visit
  const words = minutesMessages(lang)
  const number = sittingNumber(visit)
  return {
    title: `${words.title(number)} ${subject.number}`,
    breadcrumbs: crumbs(
      visit,
      { label: words.title(number), href: sittingPath(visit, '/minutes') },
      words.print,
    ),
    body: (
      <>
        <PrintButton lang={lang} />
        <Heading level={1} kicker={`${subject.number}　${subject.title}`}>
          {words.title(number)}
        </Heading>
        <VersionNote visit={visit} joint={joint} />
        <Amendment visit={visit} joint={joint} earlier={earlier} />
        <MinutesText visit={visit} content={joint.document.content} parties={joint.document.parties} />
        <Section id="signatures" title={words.signature}>
          <ConfirmationList visit={visit} joint={joint} />
          <DataTable
            id="signature-lines"
            caption={words.signature}
            columns={[words.parties, words.signature, words.date].map((label) => ({ label }))}
            rows={joint.document.parties.map(({ name }) => [name, '', ''])}
          />
        </Section>
      </>
    ),
  }
}
