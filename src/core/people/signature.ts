import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import type { Entry } from '../case/types.ts'
import type { Definition } from '../edition/schema/index.ts'
import { findSection } from '../edition/view.ts'
import type { Signature } from '../trail/ledger.ts'
import type { Hat, HatKind, Viewer } from './viewer.ts'

const hatMessages = defineMessages(
  {
    resident: '市民',
    representative: '代表者',
    secretary: '事務担当',
    member: 'メンバー',
    officer: '担当者',
    chief: '課長',
    coordination: '協働の総合窓口',
    supportCenter: '支援センター',
    council: '推進会議の委員',
    judge: '審査員',
    administrator: 'システム管理者',
    coordinator: 'コーディネーター',
    former: '前の担当者',
  },
  {
    resident: 'Resident',
    representative: 'Representative',
    secretary: 'Secretary',
    member: 'Member',
    officer: 'Officer',
    chief: 'Section chief',
    coordination: 'Coordination office',
    supportCenter: 'Support centre',
    council: 'Council member',
    judge: 'Judge',
    administrator: 'Administrator',
    coordinator: 'Coordinator',
    former: 'Former member of staff',
  },
  {
    resident: '市民（しみん）',
    representative: '代表（だいひょう）の 人（ひと）',
    secretary: '事務（じむ）の 人（ひと）',
    officer: '担当（たんとう）の 人（ひと）',
    chief: '課長（かちょう）',
    coordination: '協働（きょうどう）の 総合窓口（そうごうまどぐち）',
    supportCenter: '支援（しえん）センター',
    council: '推進会議（すいしんかいぎ）の 委員（いいん）',
    judge: '審査（しんさ）を する 人（ひと）',
    administrator: 'システムの 管理者（かんりしゃ）',
  },
)

export const hatKindName = (kind: HatKind, lang: Lang): string => hatMessages(lang)[kind]

const sectionOf = (definition: Definition, code: string | undefined) => findSection(definition, code)?.name

/** Where the hat belongs: the group or the section; nothing for a resident. */
export function hatPlace(hat: Hat, definition: Definition, lang: Lang = 'ja'): string | undefined {
  const section = sectionOf(definition, hat.section)
  return hat.organizationName ?? (section && pick(section, lang))
}

/** A hat as its wearer reads it: みどり町内会 代表者. */
export const hatLabel = (hat: Hat, definition: Definition, lang: Lang): string =>
  [hatPlace(hat, definition, lang), hatKindName(hat.kind, lang)].filter(Boolean).join(' ')

/** How an act is signed: the parties read the name, the public reads the group, the section or the role. */
export function signatureOf(viewer: Viewer, definition: Definition): Signature {
  if (viewer === undefined) return { personId: null, hatId: null, name: 'Yui', publicName: 'Yui' }
  const { person, hat } = viewer
  const place = hatPlace(hat, definition)
  return {
    personId: person.id,
    hatId: hat.id,
    name: `${person.name}（${hatLabel(hat, definition, 'ja')}）`,
    publicName: place ?? hatKindName(hat.kind, 'ja'),
  }
}

/** A section or a role as the reader's language calls it; every other name is nobody's to translate. */
export function nameIn(name: string, definition: Definition, lang: Lang): string {
  if (lang === 'ja') return name
  const section = [...definition.sections, ...(definition.formerSections ?? [])].find(
    (one) => one.name.ja === name,
  )
  if (section) return pick(section.name, lang)
  const japanese = hatMessages('ja')
  const kind = (Object.keys(japanese) as HatKind[]).find((one) => japanese[one] === name)
  return kind ? hatKindName(kind, lang) : name
}

/** Who did it, by name for whoever may read names. */
export const actorOf = (entry: Pick<Entry, 'actor_name' | 'actor_public'>, seesNames: boolean): string =>
  seesNames ? entry.actor_name : entry.actor_public
