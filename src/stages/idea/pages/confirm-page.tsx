import type { Child } from 'hono/jsx'
import { listSimilar } from '../../../core/case/similar.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { PendingFiles } from '../../../core/files/index.ts'
import { type Contact, emptyContact } from '../../../core/people/contact.ts'
import { channelName, contactMessages } from '../../../core/people/contact-fields.tsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { joined, type Lang, pick } from '../../../lib/language.ts'
import {
  type Description,
  DescriptionList,
  Heading,
  PlainText,
  Section,
} from '../../../ui/components/index.ts'
import { seatWords } from '../aim/messages.ts'
import { messages } from '../messages.ts'
import { placeMessages } from '../place/messages.ts'
import { districtOf } from '../place/rules.ts'
import { placeOf } from '../place/view.tsx'
import { fieldOf, type Idea, isNameless, tagsOf } from '../rules.ts'
import { SimilarList } from '../similar/list.tsx'
import { alongItems } from './along.ts'

type Named = { code: string; name: { ja: string } }
const nameIn = (list: readonly Named[] | undefined, code: string | undefined, lang: Lang) => {
  const found = list?.find((one) => one.code === code)
  return found && pick(found.name, lang)
}

const given = (items: readonly [string, Child | undefined][]): Description[] =>
  items.flatMap(([term, description]) =>
    description === undefined || description === '' ? [] : [{ term, description }],
  )

/** How somebody is reached, as a list. */
export function contactItems(contact: Contact, lang: Lang): Description[] {
  const words = contactMessages(lang)
  return given([
    [words.name, contact.name],
    [words.reading, contact.reading],
    [words.channel, contact.channel && channelName(contact.channel, lang)],
    [words.email, contact.email],
    [words.phone, contact.phone],
    [words.postalCode, contact.postalCode],
    [words.address, contact.address && <PlainText text={contact.address} />],
  ])
}

const placeIn = (definition: Definition, { district, place, point }: Idea) => ({
  district: districtOf(definition, district) ?? null,
  place,
  latitude: point?.latitude ?? null,
  longitude: point?.longitude ?? null,
})

/** What was written, as a list. */
export function ideaItems({ definition, lang }: Visit, idea: Idea): Description[] {
  const words = idea.seat === '' ? messages(lang) : { ...messages(lang), ...seatWords(lang) }
  const open = idea.field === 'several' ? words.several : words.unknown
  const tags = tagsOf(definition, idea.tags).map(
    (tag) => nameIn(definition.suitability?.tags, tag, lang) ?? tag,
  )
  return given([
    [words.title, idea.title],
    [words.issue, <PlainText text={idea.issue} />],
    [words.wish, <PlainText text={idea.wish} />],
    [words.proposer, <PlainText text={idea.proposer} />],
    [words.field, nameIn(definition.fields, fieldOf(definition, idea.field), lang) ?? open],
    [words.tags, joined(tags, lang)],
    [words.planCode, nameIn(definition.edition.planCodes, idea.planCode, lang)],
    [placeMessages(lang).title, placeOf(placeIn(definition, idea), definition, lang)],
    [words.visibility, idea.visibility === 'public' ? words.public : words.desk],
  ])
}

/** 確認画面: everything that will be sent, before it is. */
export async function confirmPage(visit: Visit, idea: Idea, form: Child): Promise<Page> {
  const { lang, city, definition, viewer } = visit
  const words = messages(lang)
  const asked = { title: idea.title, text: `${idea.issue} ${idea.wish}` }
  // Whoever applies for a seat has nothing to join instead.
  const similar = idea.seat === '' ? await listSimilar(visit.tx, viewer, asked) : []
  const contact = isNameless(viewer) ? (idea.contact ?? emptyContact) : undefined
  const body = (
    <>
      <Heading level={1} lead={words.confirmLead}>
        {words.confirmTitle}
      </Heading>
      <Section id="idea" title={words.confirmIdea}>
        <DescriptionList items={[...(await alongItems(visit, idea)), ...ideaItems(visit, idea)]} />
      </Section>
      <PendingFiles visit={visit} name="attachments" field={idea.attachments} />
      <SimilarList visit={visit} similar={similar} />
      {contact && (
        <Section id="contact" title={words.confirmContact}>
          <DescriptionList items={contactItems(contact, lang)} />
        </Section>
      )}
      {form}
    </>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.confirmTitle },
  ]
  return { title: words.confirmTitle, body, breadcrumbs }
}
