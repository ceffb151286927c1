import type { Card, YearAccount } from '../../../core/group/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { joined } from '../../../lib/language.ts'
import { DataTable, type Description, PlainText, Typed } from '../../../ui/components/index.ts'
import { fieldNames } from '../words.ts'
import { directoryMessages } from './messages.ts'

const textFields = ['area', 'corporateNumber', 'representative', 'contactPerson', 'phone', 'email'] as const

function membersText({ lang }: Visit, { members, membersInCity }: Card): string | undefined {
  const words = directoryMessages(lang)
  if (members === undefined) return undefined
  return membersInCity === undefined ? words.membersOf(members) : words.membersInCity(members, membersInCity)
}

const addressOf = ({ postalCode, address }: Card): string | undefined =>
  [postalCode && `〒${postalCode}`, address].filter(Boolean).join(' ') || undefined

/** Somebody else's page: named as an address, and not vouched for. */
const Website = ({ href }: { href: string }) => (
  <a href={href} rel="nofollow ugc noopener noreferrer">
    {href}
  </a>
)

const fileHref = (visit: Visit, groupId: string, file: string) =>
  cityPath(visit.city, `/groups/${groupId}/files/${file}`)

/** What a group opened, as a list; what it did not is not there. */
export function factsOf(visit: Visit, groupId: string, card: Card): Description[] {
  const { lang } = visit
  const words = directoryMessages(lang)
  const typed = (text: string | undefined) => text && <Typed text={text} lang={lang} />
  const facts: [string, Description['description'] | undefined | ''][] = [
    [words.activity, card.activity && <PlainText text={card.activity} />],
    [words.field, joined(fieldNames(visit, card.fields ?? []), lang)],
    [words.founded, card.founded && formatDate(card.founded, lang)],
    [words.members, membersText(visit, card)],
    ...textFields.map((name): [string, Description['description'] | undefined] => [
      words[name],
      typed(card[name]),
    ]),
    [words.address, typed(addressOf(card))],
    [words.website, card.website && <Website href={card.website} />],
    [words.rules, card.rulesFile && <a href={fileHref(visit, groupId, card.rulesFile)}>{words.rulesFile}</a>],
  ]
  return facts.flatMap(([term, description]) => (description ? [{ term, description }] : []))
}

const yen = (amount: number) => amount.toLocaleString('ja-JP')

type AccountsProps = { visit: Visit; groupId: string; accounts: readonly YearAccount[] }

export const AccountsTable = ({ visit, groupId, accounts }: AccountsProps) => {
  const words = directoryMessages(visit.lang)
  return (
    <DataTable
      id="accounts-table"
      caption={words.accountsCaption}
      columns={[
        { label: words.year },
        { label: words.income, number: true },
        { label: words.expenditure, number: true },
        { label: words.carryOver, number: true },
        { label: words.file },
      ]}
      rows={accounts.map(({ year, income, expenditure, carryOver, file }) => [
        words.fiscalYear(year),
        yen(income),
        yen(expenditure),
        yen(carryOver),
        file ? <a href={fileHref(visit, groupId, file)}>{words.openFile}</a> : '',
      ])}
      stack
    />
  )
}
