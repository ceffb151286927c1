import type { Child } from 'hono/jsx'
import { PendingFiles } from '../../../core/files/index.ts'
import { listGroupChoices } from '../../../core/group/index.ts'
import { emptyContact } from '../../../core/people/contact.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { type Description, DescriptionList, Heading, Section } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { contactItems, ideaItems } from '../pages/confirm-page.tsx'
import { likelyFor, withAbout } from './enter.ts'
import { counterMessages } from './messages.ts'
import { type CounterIdea, somebodyNew } from './rules.ts'

/** Which record it will belong to: a wrong choice is seen before it is made. */
async function sameItems(visit: Visit, idea: CounterIdea): Promise<Description[]> {
  const words = counterMessages(visit.lang)
  if (idea.samePerson === '') return []
  const same = (await likelyFor(visit, idea)).find(({ id }) => id === idea.samePerson)
  if (same === undefined && idea.samePerson !== somebodyNew) return []
  return [{ term: words.samePersonIs, description: same?.name ?? words.somebodyNew }]
}

async function senderItems(visit: Visit, idea: CounterIdea): Promise<Description[]> {
  const { lang } = visit
  if (idea.group === '')
    return [...contactItems(idea.contact ?? emptyContact, lang), ...(await sameItems(visit, idea))]
  const group = (await listGroupChoices(visit.tx)).find(({ id }) => id === idea.group)
  return [{ term: counterMessages(lang).group, description: group?.name ?? '' }]
}

/** To be read aloud to whoever stands there, before it is taken in. */
export async function counterConfirmPage(visit: Visit, typed: CounterIdea, form: Child): Promise<Page> {
  const { lang } = visit
  const idea = await withAbout(visit, typed)
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
      <PendingFiles visit={visit} name="attachments" field={idea.attachments} />
      {form}
    </>
  )
  return { title: words.confirmTitle, body }
}
