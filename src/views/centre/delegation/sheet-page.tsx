import type { Profile } from '../../../core/group/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Crumb, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import {
  DescriptionList,
  Heading,
  PrintButton,
  ScreenOnly,
  StampBoxes,
} from '../../../ui/components/index.ts'
import { centreName } from '../centre-name.ts'
import { delegationMessages } from './messages.ts'

type Said = Pick<Profile, 'name' | 'representative' | 'postalCode' | 'address'>
type Props = { visit: Visit; group: Said | undefined; crumbs: Crumb[]; back: string }

/** Room to write by hand where nothing is known. */
const Blank = () => (
  <>
    <br />
    <br />
  </>
)

/** 委任状: what a group without a screen signs; of a group that is known its profile is written down already. */
export function delegationSheetPage({ visit, group, crumbs, back }: Props): Page {
  const { lang, city } = visit
  const words = delegationMessages(lang)
  const where = [group?.postalCode && `〒${group.postalCode}`, group?.address].filter(Boolean).join('　')
  const rows: [string, string | undefined][] = [
    [words.organization, group?.name],
    [words.address, where],
    [words.representative, group?.representative],
    [words.purpose, undefined],
    [words.untilOn, undefined],
  ]
  const body = (
    <>
      <Heading level={1} lead={words.sheetLead(centreName(visit) ?? words.centre)}>
        {words.sheet}
      </Heading>
      <DescriptionList items={rows.map(([term, text]) => ({ term, description: text || <Blank /> }))} />
      <p>{words.lead}</p>
      <StampBoxes caption={words.signHere} labels={[words.date, words.signed, words.worker]} />
      <ScreenOnly>
        <p>{words.sheetHow}</p>
        <PrintButton lang={lang} />
        <p>
          <a href={cityPath(city, back)}>{words.back}</a>
        </p>
      </ScreenOnly>
    </>
  )
  return { title: words.sheet, body, breadcrumbs: crumbs, shortPath: cityPath(city, back) }
}
