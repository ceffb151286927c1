import type { PlainDate } from '../../lib/dates.ts'
import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import type { Definition } from '../edition/schema/index.ts'
import type { Theme } from './queries.ts'

const words = defineMessages(
  { name: '行政提案テーマ' },
  { name: 'Themes of the city' },
  { name: '市（し）が みんなと したいこと' },
)

/** Themes as the city calls them. */
export const themeName = ({ themes }: Pick<Definition, 'themes'>, lang: Lang): string =>
  themes?.name ? pick(themes.name, lang) : words(lang).name

/** Answers are taken from the first day to the last, both included, until the section closes the theme. */
export const isAnswerable = (
  { state, opens_on, closes_on }: Pick<Theme, 'state' | 'opens_on' | 'closes_on'>,
  today: PlainDate,
): boolean => state === 'released' && opens_on <= today && today <= closes_on
