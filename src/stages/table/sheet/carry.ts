import { insertProposalDraft, type ProposalDraft } from '../../../core/proposal/index.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { sheetMessages } from './messages.ts'
import { listLines } from './queries.ts'
import { isAgreed } from './rules.ts'
import { type SheetSection, sectionsOf } from './sections.ts'
import type { SheetLine } from './types.ts'
import { lineText } from './words.ts'

type Lines = readonly SheetLine[]
/** What of a request it needs. */
type Table = Pick<CaseVisit, 'tx' | 'now' | 'case' | 'parties' | 'definition' | 'lang'>

const inPart = (lines: Lines, code: string): SheetLine[] => lines.filter(({ section }) => section === code)
const textOf = (lines: Lines, code: string): string =>
  inPart(lines, code)
    .map(({ content }) => content.text)
    .join('\n')

/** Each with its day where they name more than one: an agreement has but one end. */
function resultsOf(lines: Lines): string {
  const own = inPart(lines, 'result').map(({ content }) => content)
  if (new Set(own.flatMap(({ by }) => by ?? [])).size < 2) return textOf(lines, 'result')
  const { byDay } = sheetMessages('ja')
  return own.map(({ text, by }) => (by ? `${byDay(formatDate(by, 'ja'))}：${text}` : text)).join('\n')
}

/** The latest day that the lines of a part name. */
const lastDay = (lines: Lines, code: string): string | undefined =>
  inPart(lines, code)
    .flatMap(({ content }) => content.by ?? [])
    .sort()
    .at(-1)

const rolesOf = (lines: Lines, parties: readonly { id: string }[]): ProposalDraft['roles'] =>
  parties.flatMap(({ id }) => {
    const own = inPart(lines, 'roles').filter(({ content }) => content.party === id)
    return own.length === 0 ? [] : [{ party: id, role: own.map(({ content }) => content.text).join('\n') }]
  })

const resourcesOf = (lines: Lines): ProposalDraft['resources'] =>
  inPart(lines, 'resources').flatMap(({ content: { party, kind, text, amount, yen } }) =>
    party && kind
      ? [{ party, kind, what: text, amount: amount ?? '', ...(yen === undefined ? {} : { yen }) }]
      : [],
  )

const budgetOf = (lines: Lines): ProposalDraft['budget'] =>
  inPart(lines, 'budget').flatMap(({ content: { side, text, yen, party } }) =>
    side && yen !== undefined ? [{ side, what: text, yen, ...(party ? { party } : {}) }] : [],
  )

/** Parts that have a place of their own in what comes after. */
const placed = ['issue', 'purpose', 'result', 'roles', 'resources', 'budget', 'end']

const asTexts = (visit: Table, lines: Lines, parts: readonly SheetSection[]) =>
  parts.flatMap((part) => {
    const own = inPart(lines, part.code)
    const text = own.map(({ content }) => lineText(visit, content)).join('\n')
    return own.length === 0 ? [] : [{ title: pick(part.name, 'ja'), text }]
  })

/**
 * What the sheet says, in the parts that come after it: only lines that every party has agreed to. The rest is named as
 * open; so is what the part of open questions says, agreed or not, and what was promised by a party that has left.
 */
export function draftFrom(visit: Table, lines: Lines, outcome: ProposalDraft['outcome']): ProposalDraft {
  const parts = sectionsOf(visit.definition)
  const onSheet = lines.filter((line) => !(line.content.struck && isAgreed(line, visit.parties)))
  const agreed = onSheet.filter((line) => !line.content.struck && isAgreed(line, visit.parties))
  const isThere = ({ content: { party } }: SheetLine) =>
    party === undefined || visit.parties.some(({ id }) => id === party)
  const settled = agreed.filter((line) => line.section !== 'open' && isThere(line))
  const open = onSheet.filter((line) => !settled.includes(line))
  const targetBy = lastDay(settled, 'result')
  return {
    outcome,
    issue: textOf(settled, 'issue'),
    purpose: textOf(settled, 'purpose'),
    target: resultsOf(settled),
    ...(targetBy ? { targetBy } : {}),
    roles: rolesOf(settled, visit.parties),
    resources: resourcesOf(settled),
    budget: budgetOf(settled),
    end: textOf(settled, 'end'),
    others: asTexts(
      visit,
      settled,
      parts.filter(({ code }) => !placed.includes(code)),
    ),
    open: asTexts(visit, open, parts),
    from: settled.map(({ id, version, hash }) => ({ line: id, version, hash })),
  }
}

/** Whether anything on the sheet is not settled: then nobody can say that all of it is done. */
export const hasOpenLines = async (visit: Table): Promise<boolean> =>
  draftFrom(visit, await listLines(visit.tx, visit.case.id), 'whole').open.length > 0

/**
 * At the table's outcome: keeps what was agreed for the agreement and for a programme's proposal, so that nobody types it
 * again; after it what the outcome itself decides. `whole` is a promise that nothing is open: undefined where something is, and then nothing is kept.
 */
export async function carrySheet(
  visit: Table,
  outcome: ProposalDraft['outcome'],
  decided: ProposalDraft['others'] = [],
): Promise<ProposalDraft | undefined> {
  const lines = await listLines(visit.tx, visit.case.id)
  const drafted = draftFrom(visit, lines, outcome)
  const draft = { ...drafted, others: [...drafted.others, ...decided] }
  if (outcome === 'whole' && draft.open.length > 0) return undefined
  await insertProposalDraft(visit.tx, visit.case.id, draft, visit.now)
  return draft
}
