import { keepNoticeEvent } from '../../../core/notice/index.ts'
import { noteReads } from '../../../core/privacy/reads.ts'
import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { isUuid } from '../../../lib/ids.ts'
import { listNoticeEvents } from '../queries.ts'
import { staffOfCases as policy } from '../scope.ts'
import { lettersPage } from './list-page.tsx'
import { letterPage, printPage } from './print-page.tsx'
import { findLetter, listLetters, markLetters } from './queries.ts'
import { lettersQuery, marksForm } from './rules.ts'

async function showList(visit: Visit, failed?: Failed) {
  const { show, after } = lettersQuery.parse(visit.query)
  const letters = await listLetters(visit.tx, visit.viewer, { which: show, after })
  noteReads(visit, 'letter', letters)
  return lettersPage(visit, { show, letters }, failed)
}

async function showLetter(visit: Visit) {
  const id = visit.params.letter ?? ''
  const letter = found(isUuid(id) ? await findLetter(visit.tx, visit.viewer, id) : undefined)
  noteReads(visit, 'letter', [letter])
  return letterPage(visit, letter, await listNoticeEvents(visit.tx, letter.id))
}

async function showPrint(visit: Visit) {
  const letters = await listLetters(visit.tx, visit.viewer, { which: 'unprinted', after: undefined })
  noteReads(visit, 'letter', letters)
  return printPage(visit, letters)
}

type Marks = { mark: 'printed' | 'posted'; letters?: string[] | undefined; on?: PlainDate | undefined }

async function mark(visit: Visit, { mark: kind, letters = [], on = visit.today }: Marks): Promise<Outcome> {
  if (on > visit.today) return { errors: [{ field: 'on', code: 'future' }], kept: {} }
  const posted = kind === 'posted' ? { postedOn: on } : {}
  const marked = await markLetters(visit.tx, visit.viewer, letters, { printedAt: visit.now, ...posted })
  for (const aboutId of marked)
    await keepNoticeEvent(
      visit.tx,
      found(visit.viewer),
      { about: 'letter', aboutId, kind, note: kind === 'posted' ? on : '' },
      visit.now,
    )
  return { to: cityPath(visit.city, '/letters?done=1') }
}

export const letterRoutes: readonly Route[] = [
  page('/letters', { policy, query: lettersQuery, show: (visit) => showList(visit) }),
  page('/letters/print', {
    policy,
    show: showPrint,
  }),
  page('/letters/:letter', { policy, show: showLetter }),
  action('/letters/marks', { policy, form: marksForm, act: mark, again: showList }),
]
