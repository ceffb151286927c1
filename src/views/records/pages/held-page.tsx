import { isCoordination } from '../../../core/people/viewer.ts'
import type { Hold } from '../../../core/records/holds.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { Heading, Notice, Stack, Typed } from '../../../ui/components/index.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { recordsMessages } from '../messages.ts'
import { HoldSection, holdErrors } from './hold-section.tsx'

export type Holding = { record: 'person' | 'group'; name: string; path: string; hold: Hold | undefined }

const notices = ({ lang }: Visit) => {
  const words = recordsMessages(lang)
  return { held: words.heldOther, lifted: words.lifted }
}

/** Whether a person or a group is held, and why. */
export function heldPage(visit: Visit, { record, name, path, hold }: Holding, failed?: Failed): Page {
  const { lang, city, viewer } = visit
  const words = recordsMessages(lang)
  const done = new Map(Object.entries(notices(visit))).get(visit.query.done ?? '')
  const title = words.otherTitle(words[record])
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={holdErrors(visit, failed)} />
      <Heading level={1} kicker={title}>
        <Typed text={name} lang={lang} />
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <HoldSection
        visit={visit}
        path={path}
        lead={record === 'person' ? words.holdPersonText : words.holdGroupText}
        hold={hold}
        failed={failed}
      />
    </Stack>
  )
  const records = isCoordination(viewer) ? [{ label: words.title, href: cityPath(city, '/records') }] : []
  return { title, body, breadcrumbs: [deskCrumb(visit), ...records, { label: title }] }
}
