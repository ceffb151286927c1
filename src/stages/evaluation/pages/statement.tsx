import type { Lang } from '../../../lib/language.ts'
import { DescriptionList, PlainText } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { type Statement, statementParts } from '../rules.ts'

type Labels = Record<(typeof statementParts)[number], string>

export function statementLabels(lang: Lang): Labels {
  const words = messages(lang)
  return {
    achieved: words.achieved,
    wentWell: words.jointWentWell,
    change: words.change,
    learned: words.jointLearned,
  }
}

/** The published statement in an entry's facts. */
export function statementIn(facts: Record<string, unknown>): Statement | undefined {
  const { statement } = facts
  return typeof statement === 'object' && statement !== null ? (statement as Statement) : undefined
}

export const StatementText = ({ lang, statement }: { lang: Lang; statement: Statement }) => {
  const labels = statementLabels(lang)
  const items = statementParts
    .filter((part) => statement[part] !== '')
    .map((part) => ({ term: labels[part], description: <PlainText text={statement[part]} /> }))
  return <DescriptionList items={items} />
}
