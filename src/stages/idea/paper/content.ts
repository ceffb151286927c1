import type { Profile } from '../../../core/group/index.ts'
import { channelName, contactMessages } from '../../../core/people/contact-fields.tsx'
import { purposeLines } from '../../../core/privacy/purpose.tsx'
import type { Paper, PaperItem, PaperSection } from '../../../core/sheet/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { messages } from '../messages.ts'
import { ideaName, type Values } from '../pages/idea-form.tsx'

import { openFields } from '../rules.ts'
import { paperMessages } from './messages.ts'

const channels = ['mail', 'phone', 'letter', 'none'] as const

/** What was typed already stands there, and is asked no more; what was not has room to be written by hand. */
const asked = (item: PaperItem, typed: string, lines: number): PaperItem =>
  typed === '' ? { ...item, lines } : { label: item.label, text: typed }

function textsOf({ lang }: Visit, values: Values, filled: boolean): PaperItem[] {
  const words = messages(lang)
  const item = (name: 'title' | 'issue' | 'wish' | 'proposer', hint: string, lines: number): PaperItem =>
    asked({ label: words[name], hint, required: true }, keptText(values, name), filled ? 2 : lines)
  return [
    item('title', words.titleHint, 1),
    item('issue', words.issueHint, 5),
    item('wish', words.wishHint, 5),
    item('proposer', words.proposerHint, 2),
  ]
}

function fieldItem({ lang, definition }: Visit, values: Values): PaperItem {
  const words = messages(lang)
  const chosen = keptText(values, 'field')
  const known = definition.fields.map(({ code, name }) => ({ code, label: pick(name, lang) }))
  // 「分からない」 stands last, as on the screen.
  const open = openFields.map((code) => ({ code, label: words[code] })).reverse()
  return {
    label: words.field,
    ...(chosen === '' ? { hint: words.fieldHint } : {}),
    options: [...known, ...open].map(({ code, label }) => ({ label, chosen: code === chosen })),
  }
}

function visibilityItem({ lang }: Visit, values: Values): PaperItem {
  const words = messages(lang)
  const chosen = keptText(values, 'visibility')
  return {
    label: words.visibility,
    required: chosen === '',
    options: [
      { label: words.public, hint: words.publicHint, chosen: chosen === 'public' },
      { label: words.desk, hint: words.deskHint, chosen: chosen === 'desk' },
    ],
  }
}

function whoSection({ lang }: Visit, values: Values, filled: boolean): PaperSection {
  const words = contactMessages(lang)
  const item = (name: 'reading' | 'phone' | 'email'): PaperItem =>
    asked({ label: words[name] }, keptText(values, `contact.${name}`), 1)
  const chosen = keptText(values, 'contact.channel')
  const options = channels.map((one) => ({ label: channelName(one, lang), chosen: one === chosen }))
  return {
    title: paperMessages(lang).who,
    items: [
      asked({ label: words.name, required: true }, keptText(values, 'contact.name'), 1),
      item('reading'),
      ...(filled ? [] : [{ label: paperMessages(lang).group, lines: 1 }]),
      { label: words.channel, required: chosen === '', options },
      item('phone'),
      item('email'),
      ...addressItems(values, words, filled),
    ],
  }
}

type ContactWords = ReturnType<typeof contactMessages>

/** Once typed, on one line as on an envelope, so that the signature stays on the same sheet. */
function addressItems(values: Values, words: ContactWords, filled: boolean): PaperItem[] {
  const [code, address] = [keptText(values, 'contact.postalCode'), keptText(values, 'contact.address')]
  if (filled) return [asked({ label: words.address }, [code, address].filter(Boolean).join('　'), 2)]
  return [
    { label: words.postalCode, lines: 1 },
    { label: words.address, lines: 2 },
  ]
}

/** Of a group, what its profile says; what it has not said has room to be written. */
function groupSection({ lang }: Visit, group: Profile): PaperSection {
  const words = paperMessages(lang)
  const contact = contactMessages(lang)
  return {
    title: words.who,
    items: [
      { label: words.group, text: group.name },
      asked({ label: words.representative }, group.representative, 1),
      asked({ label: words.contactPerson }, group.contactPerson, 1),
      asked({ label: contact.phone }, group.phone, 1),
      asked({ label: contact.email }, group.email, 1),
      asked({ label: contact.address }, [group.postalCode, group.address].filter(Boolean).join('　'), 2),
    ],
  }
}

function handIn({ lang, definition }: Visit): PaperSection {
  const words = paperMessages(lang)
  const items = definition.desks.map(({ name, address, phone, fax }): PaperItem => {
    const reach = [address && pick(address, lang), phone && words.phone(phone), fax && words.fax(fax)]
    const hint = reach.filter(Boolean).join('　')
    return { label: pick(name, lang), ...(hint === '' ? {} : { hint }) }
  })
  return { title: words.handIn, lead: words.handInText, items }
}

const purpose = (visit: Visit): PaperSection => ({
  title: paperMessages(visit.lang).purpose,
  items: purposeLines(visit, 'matter').map(({ term, description }) => ({ label: term, hint: description })),
})

/** Beside what was told to staff, who have said it: short, so that one signs on the same sheet. */
const shortPurpose = (visit: Visit): PaperSection => ({
  title: paperMessages(visit.lang).purpose,
  lead: purposeLines(visit, 'matter')
    .map(({ description }) => description)
    .join(visit.lang === 'en' ? ' ' : ''),
  items: [],
})

function signature({ lang }: Visit): PaperSection {
  const words = paperMessages(lang)
  return {
    title: words.signature,
    items: [
      { label: words.date, text: words.dateLine },
      { label: words.name, lines: 1 },
    ],
  }
}

/** By whatever way some desk can be reached. */
function leadOf({ lang, definition }: Visit): string {
  const words = paperMessages(lang)
  const [byPost, byFax] = [
    definition.desks.some(({ address }) => address),
    definition.desks.some(({ fax }) => fax),
  ]
  return words.lead([words.bring, ...(byPost ? [words.byPost] : []), ...(byFax ? [words.byFax] : [])])
}

/** The idea form: blank on three sheets of A4, or with what was typed on two, to be signed. */
export function ideaPaper(visit: Visit, values: Values, filled: boolean, group?: Profile): Paper {
  const { lang, city } = visit
  const words = paperMessages(lang)
  const idea = { title: filled ? words.told : words.idea, items: textsOf(visit, values, filled) }
  const choices = {
    title: filled ? words.chosen : words.choices,
    ...(filled ? {} : { lead: words.choose }),
    items: [fieldItem(visit, values), visibilityItem(visit, values)],
  }
  return {
    title: words.title(ideaName(visit)),
    lead: filled ? words.filledLead : leadOf(visit),
    edition: city.edition.number,
    sheets: filled
      ? [
          [idea, choices],
          [
            group ? groupSection(visit, group) : whoSection(visit, values, true),
            shortPurpose(visit),
            signature(visit),
          ],
        ]
      : [[idea], [whoSection(visit, values, false)], [choices, purpose(visit), handIn(visit)]],
  }
}
