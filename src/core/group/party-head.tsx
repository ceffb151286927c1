import type { Lang } from '../../lib/language.ts'
import { DescriptionList, PlainText } from '../../ui/components/index.ts'
import type { Party } from '../case/types.ts'
import { type PartyFacts, partyLines } from './party-facts.ts'

type Head = {
  lang: Lang
  parties: readonly Pick<Party, 'id' | 'name'>[]
  facts: Readonly<Record<string, PartyFacts>>
}

/** The groups of a paper by name, with what their profile says once for all papers; nothing where it says nothing. */
export const PartyHead = ({ lang, parties, facts }: Head) => {
  const items = parties.flatMap(({ id, name }) => {
    const lines = partyLines(facts[id] ?? {}, lang)
    return lines.length === 0 ? [] : [{ term: name, description: <PlainText text={lines.join('\n')} /> }]
  })
  return items.length === 0 ? null : <DescriptionList items={items} />
}
