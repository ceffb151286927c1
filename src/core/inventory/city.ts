import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import type { Definition } from '../edition/schema/index.ts'

const words = defineMessages(
  { name: '業務の棚卸' },
  { name: 'Inventory of tasks' },
  { name: '市（し）の 仕事（しごと）の リスト' },
)

/** The inventory as the city calls it. */
export const inventoryName = ({ inventory }: Pick<Definition, 'inventory'>, lang: Lang): string =>
  inventory?.name ? pick(inventory.name, lang) : words(lang).name
