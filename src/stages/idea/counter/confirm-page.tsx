import type { Child } from 'hono/jsx'
import { emptyContact } from '../../../core/people/contact.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { type Description, DescriptionList, Heading, Section } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { contactItems, ideaItems } from '../pages/confirm-page.tsx'
import { counterMessages } from './messages.ts'
import { listGroupChoices } from './queries.ts'
import type { CounterIdea } from './rules.ts'

async function senderItems(visit: Visit, idea: CounterIdea): Promise<Description[]> {
  const { lang } = visit
  if (idea.group === '') return contactItems(idea.contact ?? emptyContact, lang)
  const group = (await listGroupChoices(visit.tx)).find(({ id }) => id === idea.group)
  return [{ term: counterMessages(lang).group, description: group?.name ?? '' }]
}

/** To be read aloud to whoever stands there, before it is taken in. */
export async function counterConfirmPage(visit: Visit, idea: CounterIdea, form: Child): Promise<Page> {
  const { lang } = visit
  const words = counterMessages(lang)
  const day = idea.receivedOn && { term: words.receivedOn, description: formatDate(idea.receivedOn, lang) }
  const body = (
    <>
      <Heading level={1} lead={words.confirmLead}>
        {words.confirmTitle}
      </Heading>
      <Section id="sender" title={words.who}>
        <DescriptionList
          items={[
            { term: words.via, description: words[idea.via] },
            ...(day ? [day] : []),
            ...(await senderItems(visit, idea)),
          ]}
        />
      </Section>
      <Section id="idea" title={messages(lang).confirmIdea}>
        <DescriptionList items={ideaItems(visit, idea)} />
      </Section>
      {form}
    </>
  )
  return { title: words.confirmTitle, body }
}
