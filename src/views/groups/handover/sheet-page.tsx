import { coordinationOffice } from '../../../core/edition/view.ts'
import { invitationDays, type Role } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addDays, formatDate, type PlainDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  DescriptionList,
  Heading,
  Notice,
  PrintButton,
  ScreenOnly,
  Stack,
} from '../../../ui/components/index.ts'
import { crumbsOf } from '../words.ts'
import { handoverMessages } from './messages.ts'

type Sheet = { group: { id: string; name: string }; role: Role; code: string; startsOn: PlainDate }

/** The one page that shows the number of a handover on paper; it is stored only as a hash. */
export function sheetPage(visit: Visit, { group, role, code, startsOn }: Sheet): Page {
  const { lang, city, definition, today } = visit
  const words = handoverMessages(lang)
  const office = coordinationOffice(definition)
  const body = (
    <Stack>
      <Heading level={1} lead={words.sheetLead(group.name, hatKindName(role, lang))}>
        {words.sheetTitle}
      </Heading>
      <ScreenOnly>
        <Notice lang={lang} kind="warning">
          <p>{words.sheetOnce}</p>
        </Notice>
      </ScreenOnly>
      <DescriptionList
        items={[
          { term: words.code, description: <strong>{code}</strong> },
          { term: words.sheetFrom, description: formatDate(startsOn, lang) },
          { term: words.sheetUntil, description: formatDate(addDays(today, invitationDays), lang) },
          { term: words.sheetWhere, description: office ? pick(office.name, lang) : '' },
        ]}
      />
      <p>{words.sheetBring}</p>
      <ScreenOnly>
        <p>{words.printed}</p>
        <PrintButton lang={lang} />
        <p>
          <a href={cityPath(city, `/groups/${group.id}/handover`)}>{words.back}</a>
        </p>
      </ScreenOnly>
    </Stack>
  )
  const shortPath = cityPath(city, `/groups/${group.id}`)
  return { title: words.sheetTitle, body, shortPath, breadcrumbs: crumbsOf(visit, words.sheetTitle, group) }
}
