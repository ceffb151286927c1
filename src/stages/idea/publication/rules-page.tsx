import { checkDays, PublicationRules } from '../../../core/moderation/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Heading, Section, Stack } from '../../../ui/components/index.ts'
import { publicationMessages } from './messages.ts'

/** The rules of the check, for everybody to read. */
export function rulesPage(visit: Visit): Page {
  const { lang, city, definition } = visit
  const words = publicationMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.rulesLead(checkDays(definition))}>
        {words.rulesTitle}
      </Heading>
      <Section id="rules" title={words.rulesHeading}>
        <PublicationRules visit={visit} />
        <p>{words.notOpinion}</p>
      </Section>
      <Section id="after" title={words.whatHappens}>
        <ul>
          {[words.way1, words.way2, words.way3, words.way4].map((way) => (
            <li>{way}</li>
          ))}
        </ul>
      </Section>
      <Section id="objection" title={words.objectHeading}>
        <p>{words.objectText}</p>
      </Section>
      <Section id="never" title={words.neverPublic}>
        <p>{words.neverPublicText}</p>
      </Section>
    </Stack>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.rulesTitle },
  ]
  return { title: words.rulesTitle, body, breadcrumbs }
}
