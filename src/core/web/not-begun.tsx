import { pick } from '../../lib/language.ts'
import { DeskList, Heading, Notice, Section } from '../../ui/components/index.ts'
import { LinkButton } from '../../ui/forms.tsx'
import { webMessages } from './messages.ts'
import { cityPath } from './paths.ts'
import type { Page } from './route.ts'
import type { Visit } from './visit.ts'

/** The city does not work with this on screen, or not yet: whom to ask instead. What was typed lies among the drafts. */
export function notBegunPage({ lang, city, definition }: Visit, isForm: boolean): Page {
  const words = webMessages(lang)
  const desks = definition.desks.map((desk) => ({
    name: pick(desk.name, lang),
    ...(desk.phone ? { phone: desk.phone } : {}),
    ...(desk.email ? { mail: desk.email } : {}),
    ...(desk.address ? { place: pick(desk.address, lang) } : {}),
  }))
  const body = (
    <>
      <Heading level={1}>{words.notBegunTitle}</Heading>
      <Notice lang={lang} kind="info">
        <p>{words.notBegunText}</p>
        {isForm && <p>{words.notBegunKept}</p>}
      </Notice>
      <Section id="ask" title={words.notBegunAsk}>
        <DeskList lang={lang} desks={desks} />
      </Section>
      <p>
        <LinkButton href={cityPath(city, '/cases')} kind="secondary">
          {words.toCases}
        </LinkButton>
        <LinkButton href={cityPath(city)} kind="secondary">
          {words.toDesks}
        </LinkButton>
      </p>
    </>
  )
  return { title: words.notBegunTitle, body, status: 404 }
}
