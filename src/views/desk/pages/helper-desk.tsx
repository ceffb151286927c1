import type { Viewer } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { EmptyState } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { deskMessages } from '../messages.ts'
import { DeskHeading, OtherHats } from './parts.tsx'

function roleText(kind: NonNullable<Viewer>['hat']['kind'], words: ReturnType<typeof deskMessages>): string {
  if (kind === 'administrator') return words.administrator
  return kind === 'supportCenter' ? words.supportCenter : words.council
}

/** Those who help owe nothing here: what they can do instead. */
export function helperDeskPage(visit: Visit, viewer: NonNullable<Viewer>): Page {
  const words = deskMessages(visit.lang)
  const body = (
    <>
      <DeskHeading visit={visit} viewer={viewer} lead={roleText(viewer.hat.kind, words)} />
      <OtherHats visit={visit} viewer={viewer} />
      {viewer.hat.kind === 'administrator' && (
        <p>
          <LinkButton href={cityPath(visit.city, '/people')}>{words.people}</LinkButton>
        </p>
      )}
      <EmptyState
        title={words.helperTitle}
        text={roleText(viewer.hat.kind, words)}
        action={{ href: cityPath(visit.city, '/cases'), label: words.caseList }}
      />
      <p>
        <LinkButton href={cityPath(visit.city, '/guideline')} kind="quiet">
          {words.guideline}
        </LinkButton>
      </p>
    </>
  )
  return { title: words.title, body }
}
