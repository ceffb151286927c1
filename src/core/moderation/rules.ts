import type { PlainDate } from '../../lib/dates.ts'
import type { Text } from '../../lib/language.ts'
import { addWorkingDays } from '../../lib/working-days.ts'
import type { Definition } from '../edition/schema/index.ts'

export type PublicationRule = { code: string; text: Text }

/** Where the city has published none, these; the page says whose they are. */
const proposed: readonly PublicationRule[] = [
  {
    code: 'personal',
    text: {
      ja: 'だれのことか分かる名前・住所・連絡先を書かない',
      en: 'No names, addresses or contacts that tell who somebody is',
      easy: '人（ひと）の 名前（なまえ）や 住所（じゅうしょ）を 書（か）かない',
    },
  },
  {
    code: 'respect',
    text: {
      ja: '人や団体をけなしたり、差別したり、おどしたりしない',
      en: 'Nothing that insults, discriminates against or threatens people or groups',
      easy: '人（ひと）を 悪（わる）く 言（い）わない',
    },
  },
  {
    code: 'advertising',
    text: {
      ja: '宣伝・勧誘・選挙運動に使わない',
      en: 'No advertising, recruiting or election campaigns',
      easy: 'ものを 売（う）ったり、選挙（せんきょ）の ために 使（つか）ったり しない',
    },
  },
  {
    code: 'town',
    text: {
      ja: 'まちや地域のくらしに関わることを書く',
      en: 'It is about the town and life in it',
      easy: 'まちの ことを 書（か）く',
    },
  },
]

const usualDays = 3
const usualObjectionDays = 30

export const publicationRules = ({ publication }: Definition): readonly PublicationRule[] =>
  publication?.rules ?? proposed
export const areRulesProposed = ({ publication }: Definition): boolean => publication?.rules === undefined
export const findPublicationRule = (definition: Definition, code: string | null) =>
  [...publicationRules(definition), ...proposed].find((rule) => rule.code === code)

/** In so many working days it is checked whether something may be published. */
export const checkDays = ({ publication }: Definition): number => publication?.workingDays ?? usualDays
export const objectionDays = ({ publication }: Definition): number =>
  publication?.objectionDays ?? usualObjectionDays

/** The day until which the city has looked at it. */
export const checkDueOn = (definition: Definition, today: PlainDate): PlainDate =>
  addWorkingDays(today, checkDays(definition), definition.city.closedDays)
