import { nameIn } from '../../../core/people/signature.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Heading, PlainText, Section } from '../../../ui/components/index.ts'
import { tableMessages } from '../messages.ts'
import type { PartnerTable } from '../rules.ts'

export function tablePage(visit: CaseVisit, table: PartnerTable): Page {
  const { lang, city, case: subject } = visit
  const words = tableMessages(lang)
  return {
    title: `${words.title} ${subject.title}`,
    breadcrumbs: [{ label: subject.title, href: casePath(city, subject.number) }, { label: words.title }],
    body: (
      <>
        <Heading level={1} kicker={subject.title} lead={words.lead}>
          {words.title}
        </Heading>
        {table.why !== '' && <PlainText text={table.why} />}
        <Section id="parties" title={words.parties}>
          <ul>
            {visit.parties.map(({ name }) => (
              <li>{nameIn(name, visit.definition, lang)}</li>
            ))}
          </ul>
        </Section>
      </>
    ),
  }
}
