import { defineMessages, pick } from '../../lib/language.ts'
import type { Stage } from '../contribution.ts'
import type { Definition } from '../edition/schema/index.ts'
import { findSection } from '../edition/view.ts'

const messages = defineMessages(
  {
    changed: (from: string, to: string) => `市の組織が変わり、「${from}」の受け持ちが「${to}」に移りました`,
    restored: (from: string, to: string) => `市の組織の変更を取り消し、「${from}」から「${to}」に戻しました`,
    officer: (name: string) => `担当者を${name}さんに決めました`,
    noOfficer: '担当者を決めない扱いにしました',
  },
  {
    changed: (from, to) => `The city hall was reorganised: what “${from}” looked after is with “${to}” now`,
    restored: (from, to) => `The reorganisation was undone: back from “${from}” to “${to}”`,
    officer: (name) => `${name} looks after this case now`,
    noOfficer: 'Nobody in particular looks after this case now',
  },
)

/** What happens to a case because the city hall changes; no stage of the road, but told in the same thread. */
export const organizationStage = 'organization'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const reasonOf = (value: unknown) => (text(value) === '' ? {} : { text: text(value) })

export const organizationEntries: Stage['entries'] = {
  sectionChanged: ({ from, to, reason }, { lang, definition }) => ({
    title: messages(lang).changed(named(definition, from, lang), named(definition, to, lang)),
    ...reasonOf(reason),
  }),
  sectionRestored: ({ from, to }, { lang, definition }) => ({
    title: messages(lang).restored(named(definition, from, lang), named(definition, to, lang)),
  }),
  officerSet: ({ name }, { lang }) => ({
    title: text(name) === '' ? messages(lang).noOfficer : messages(lang).officer(text(name)),
  }),
}

function named(definition: Definition, code: unknown, lang: Parameters<typeof messages>[0]): string {
  const section = findSection(definition, text(code))
  return section ? pick(section.name, lang) : text(code)
}
