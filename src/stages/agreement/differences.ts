import { partyLines } from '../../core/group/index.ts'
import type { JointDocument, NamedParty } from '../../core/joint/index.ts'
import type { Agreement, Resource } from './rules.ts'
import { budgetLineText } from './words.ts'

export type Line = { key: string; text: string }
/** `before` or `after` is empty where something is new or gone. */
export type Difference = { key: string; before: string; after: string }

const partyText = ({ name, facts }: NamedParty): string => [name, ...partyLines(facts ?? {}, 'ja')].join('\n')

const resourceText = ({ kind, what, amount, yen, hours }: Resource): string =>
  [kind, what, amount, yen, hours].filter((part) => part !== undefined && part !== '').join(' · ')

const budgetText = (content: Agreement, nameOf: (id: string) => string): string =>
  (content.budget ?? []).map((line) => budgetLineText(line, nameOf)).join('\n')

/** Every party with where it is and who stands for it. */
export const partiesText = (parties: readonly NamedParty[]): string => parties.map(partyText).join('\n')

/** The agreement as lines with a key each; a party's lines carry its name, which both versions may write differently. */
function linesOf({ parties, content }: JointDocument<Agreement>): Line[] {
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? ''
  return [
    { key: 'parties', text: partiesText(parties) },
    { key: 'purpose', text: content.purpose },
    { key: 'issue', text: content.issue },
    { key: 'goal', text: content.goal },
    ...content.roles.map(({ party, role }) => ({ key: `role:${nameOf(party)}`, text: role })),
    ...parties.map(({ id, name }) => ({
      key: `resources:${name}`,
      text: content.resources
        .filter(({ party }) => party === id)
        .map(resourceText)
        .join('\n'),
    })),
    { key: 'budget', text: budgetText(content, nameOf) },
    { key: 'startsOn', text: content.startsOn },
    { key: 'endsOn', text: content.endsOn },
    {
      key: 'promises',
      text: content.promises.map(({ title, text }) => `${title.ja} ${text?.ja ?? ''}`).join('\n'),
    },
    { key: 'clauses', text: content.clauses },
    { key: 'open', text: content.open ?? '' },
  ]
}

const textOf = (lines: readonly Line[], key: string): string =>
  lines.find((line) => line.key === key)?.text ?? ''

/** What changed from one version to the next, in the order of the text. */
export function differences(before: JointDocument<Agreement>, after: JointDocument<Agreement>): Difference[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  const keys = new Set([...now, ...old].map(({ key }) => key))
  return [...keys]
    .map((key) => ({ key, before: textOf(old, key), after: textOf(now, key) }))
    .filter((line) => line.before !== line.after)
}
