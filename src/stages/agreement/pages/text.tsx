import { partyLines } from '../../../core/group/index.ts'
import type { NamedParty } from '../../../core/joint/index.ts'
import { formatDate } from '../../../lib/dates.ts'
import { type Lang, langOf, pick } from '../../../lib/language.ts'
import {
  DataTable,
  type Description,
  DescriptionList,
  Heading,
  PlainText,
} from '../../../ui/components/index.ts'
import { type AgreementWords, agreementMessages } from '../messages.ts'
import type { Agreement, Resource } from '../rules.ts'
import { grouped, resourceKindName } from '../words.ts'
import { BudgetTable } from './budget.tsx'

type Props = {
  lang: Lang
  content: Agreement
  parties: readonly NamedParty[]
  /** Parties and staff see names; the public sees what the party is called in public. */
  nameOf: (party: NamedParty) => string
  /** Where a group is and who stands for it: for parties and staff. */
  inside?: boolean
}

const worth = (words: AgreementWords, { amount, yen, hours }: Resource): string =>
  [
    amount,
    yen === undefined ? '' : words.yenOf(grouped(yen)),
    hours === undefined ? '' : words.hoursOf(grouped(hours)),
  ]
    .filter((part) => part !== '')
    .join('・')

export const ResourceTable = (props: Props) => {
  const { lang, content } = props
  const words = agreementMessages(lang)
  if (content.resources.length === 0)
    return <DescriptionList items={[{ term: words.resources, description: words.nothingBrought }]} />
  return (
    <DataTable
      id="resources"
      stack
      caption={words.resources}
      columns={[words.party, words.kind, words.what, words.amount].map((label) => ({ label }))}
      rows={content.resources.map((row) => [
        namedIn(props, row.party),
        resourceKindName(row.kind, lang),
        row.what,
        worth(words, row),
      ])}
    />
  )
}

const namedIn = ({ parties, nameOf }: Props, id: string): string =>
  parties.filter((party) => party.id === id).map(nameOf)[0] ?? ''

const Promises = ({ lang, content }: Pick<Props, 'lang' | 'content'>) => (
  <DescriptionList
    items={content.promises.map(({ title, text }) => ({
      term: <span lang={langOf(title, lang)}>{pick(title, lang)}</span>,
      description: text === undefined ? '' : <span lang={langOf(text, lang)}>{pick(text, lang)}</span>,
    }))}
  />
)

function aims(words: AgreementWords, lang: Lang, content: Agreement): Description[] {
  const term = words.termOf(formatDate(content.startsOn, lang), formatDate(content.endsOn, lang))
  return [
    { term: words.purpose, description: <PlainText text={content.purpose} /> },
    { term: words.issue, description: <PlainText text={content.issue} /> },
    { term: words.goal, description: <PlainText text={content.goal} /> },
    { term: words.term, description: term },
  ]
}

/** As each group has said it in its profile; nothing is typed for a paper. */
const PartyFacts = ({ lang, parties, nameOf, inside }: Props) => {
  const known = parties.filter(({ facts }) => facts !== undefined)
  if (!inside || known.length === 0) return null
  return (
    <>
      <Heading level={3}>{agreementMessages(lang).parties}</Heading>
      <DescriptionList
        items={known.map((party) => ({
          term: nameOf(party),
          description: <PlainText text={partyLines(party.facts ?? {}, lang).join('\n')} />,
        }))}
      />
    </>
  )
}

/** The agreement itself, the same on screen, on the print and before the button that confirms it. */
export const AgreementText = (props: Props) => {
  const { lang, content, parties, nameOf } = props
  const words = agreementMessages(lang)
  const roleOf = ({ id }: NamedParty) => content.roles.find(({ party }) => party === id)?.role ?? ''
  return (
    <>
      <PartyFacts {...props} />
      <DescriptionList items={aims(words, lang, content)} />
      <Heading level={3}>{words.roles}</Heading>
      <DescriptionList
        items={parties.map((party) => ({
          term: nameOf(party),
          description: <PlainText text={roleOf(party)} />,
        }))}
      />
      {parties.every(({ government }) => !government) && <p>{words.noGovernment}</p>}
      <ResourceTable {...props} />
      <BudgetTable lang={lang} budget={content.budget ?? []} named={(id) => namedIn(props, id)} />
      {content.promises.length > 0 && <Heading level={3}>{words.promises}</Heading>}
      {content.promises.length > 0 && <Promises lang={lang} content={content} />}
      {content.clauses !== '' && <Heading level={3}>{words.clauses}</Heading>}
      {content.clauses !== '' && <PlainText text={content.clauses} />}
      {content.open && <Heading level={3}>{words.open}</Heading>}
      {content.open && <PlainText text={content.open} />}
    </>
  )
}
