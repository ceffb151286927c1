import { findSection, routeField } from '../../../core/edition/view.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { type Description, PlainText } from '../../../ui/components/index.ts'
import type { RoomVisit } from '../room.ts'
import { referralMessages } from './messages.ts'
import type { Referral } from './queries.ts'

/** The section that will get it, as every other matter of this field. */
export function sectionFor({ definition, lang }: RoomVisit, field: string): string {
  const { section } = routeField(definition, field === 'unknown' ? undefined : field)
  const found = findSection(definition, section)
  const city = pick(definition.city.name, lang)
  return found ? `${city} ${pick(found.name, lang)}` : city
}

/** Who is told of: by name only where the person agreed to it. */
export function whoIs({ lang }: RoomVisit, referral: Referral): string {
  const words = referralMessages(lang)
  const contact = referral.named
    ? [referral.name, referral.email, referral.phone].filter(Boolean).join('　')
    : words.unnamed
  return [contact, referral.about].filter(Boolean).join('\n')
}

/** What is passed on, to whom, for what and until when: the same on the screen, on the slip and in the case. */
export function toldItems(visit: RoomVisit, referral: Referral): Description[] {
  const { lang, definition } = visit
  const words = referralMessages(lang)
  const names = { none: words.none_, state: words.state, reply: words.reply }
  const field = definition.fields.find(({ code }) => code === referral.field)
  return [
    { term: words.toWhom, description: sectionFor(visit, referral.field) },
    { term: words.purpose, description: referral.purpose },
    { term: words.untilOn, description: formatDate(referral.until_on, lang) },
    { term: words.title, description: referral.title },
    { term: words.issue, description: <PlainText text={referral.issue} /> },
    { term: words.wish, description: <PlainText text={referral.wish} /> },
    { term: words.field, description: field ? pick(field.name, lang) : words.unknownField },
    { term: words.who, description: <PlainText text={whoIs(visit, referral)} /> },
    { term: words.outcome, description: names[referral.outcome] },
  ]
}
