import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import type { IdeaSource } from '../../platform/db/tables/case.ts'
import type { Definition } from '../edition/schema/index.ts'

const messages = defineMessages(
  {
    resident: '市民から',
    group: '団体から',
    section: '市の課から',
    centre: (centre: string) => `${centre}から`,
    centreUnnamed: '支援センター',
    evaluation: '前の案件のふりかえりから（新しい種）',
    vision: 'まちの姿の投稿から',
    counter: '窓口・電話・紙から',
    theme: '市が出したテーマから',
    register: '台帳から',
  },
  {
    resident: 'A resident',
    group: 'A group',
    section: 'A section of the city hall',
    centre: (centre) => centre,
    centreUnnamed: 'The support centre',
    evaluation: 'What an earlier case taught (a new seed)',
    vision: 'A post about the town we want',
    counter: 'The counter, by telephone or on paper',
    theme: 'A theme of the city',
    register: 'The register',
  },
  {
    resident: '住（す）んでいる 人（ひと）から',
    group: '団体（だんたい）から',
    section: '市役所（しやくしょ）から',
    evaluation: '前（まえ）の 活動（かつどう）から',
    vision: '「こんな まちが いい」から',
    counter: '窓口（まどぐち）や 電話（でんわ）から',
    theme: '市（し）の テーマから',
    register: '台帳（だいちょう）から',
  },
)

/** Who or what an idea began with, in words. */
export function sourceName(source: IdeaSource, definition: Definition, lang: Lang): string {
  const words = messages(lang)
  if (source !== 'centre') return words[source]
  const centre = definition.desks.find(({ kind }) => kind === 'centre')
  return words.centre(centre ? pick(centre.name, lang) : words.centreUnnamed)
}
