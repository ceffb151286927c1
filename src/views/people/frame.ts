import { hatLabel } from '../../core/people/signature.ts'
import { sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { peopleMessages } from './messages.ts'
import type { ListedHat } from './queries.ts'

export const label = (visit: Visit, hat: ListedHat): string =>
  hatLabel(
    {
      id: hat.id,
      kind: hat.kind,
      section: hat.section ?? undefined,
      organizationName: hat.organization ?? undefined,
    },
    visit.definition,
    visit.lang,
  )

export function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const { name, email, hat, section, group, newGroup, newGroupKind, ...words } = peopleMessages(lang)
  const { emailTaken, sectionNeeded, groupNeeded, groupKindNeeded, lastAdministrator, notOneself } = words
  const own = {
    emailTaken,
    sectionNeeded,
    groupNeeded,
    groupKindNeeded,
    lastAdministrator,
    notOneself,
  }
  return sayErrors(
    failed?.errors ?? [],
    lang,
    { name, email, hat, section, group, newGroup, newGroupKind },
    own,
  )
}

export const crumbs = (visit: Visit, here: string) => [
  { label: peopleMessages(visit.lang).title, href: cityPath(visit.city, '/people') },
  { label: here },
]
