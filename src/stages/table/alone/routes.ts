import { enterStage, seeingAll } from '../../../core/advance.ts'
import { findCase } from '../../../core/case/find.ts'
import { openCase } from '../../../core/case/open.ts'
import { found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { action, type Outcome, type Policy, page, type Route } from '../../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../../core/web/visit.ts'
import { tableMessages } from '../messages.ts'
import { changeTable } from '../queries.ts'
import { hasTable } from '../rules.ts'
import { alonePage } from './page.tsx'
import { type AloneInput, aloneForm, mayOpenAlone, ownParty, sectionFor } from './rules.ts'

const opener: Policy = {
  says: 'whoever speaks for a group or a section, or a resident with an account',
  may: mayOpenAlone,
}

const show = async (visit: Visit, failed?: Parameters<typeof alonePage>[1]) => {
  found(hasTable(visit.definition) || undefined)
  return alonePage(visit, failed)
}

/** A case of its own that begins at the table: before a proposal, or without one. */
async function open(visit: Visit, input: AloneInput): Promise<Outcome> {
  found(hasTable(visit.definition) || undefined)
  const { tx, now, city, definition } = visit
  const party = found(ownParty(visit.viewer, definition))
  const { title, why, wish, mode, visibility } = input
  const matter = { title, issue: why, wish, proposer: party.publicName, visibility }
  const opened = await openCase(
    tx,
    {
      ...matter,
      editionId: city.edition.id,
      section: sectionFor(visit.viewer, definition, input),
      demo: visit.runtime.demo,
      parties: [party],
    },
    now,
  )
  const { case: subject } = found(await findCase(tx, seeingAll, opened.number))
  await enterStage(visit, subject, 'table')
  await changeTable(tx, opened.id, { why, mode })
  return { to: casePath(city, opened.number, '/table') }
}

export const aloneRoutes: readonly Route[] = [
  page('/tables/new', { begins: 'table', policy: opener, show: (visit) => show(visit) }),
  action('/tables', {
    begins: 'table',
    policy: opener,
    form: aloneForm,
    draft: {
      page: '/tables/new',
      kind: 'one',
      name: (lang) => tableMessages(lang).deskTitle,
      labels: (lang) => {
        const { aloneTitle: title, why, wish, mode, withWhom, visibility } = tableMessages(lang)
        return { title, why, wish, mode, with: withWhom, visibility }
      },
    },
    act: open,
    again: show,
  }),
]

export const tableDoors: readonly DeskDoor[] = [
  {
    path: '/tables/new',
    may: (viewer, definition) => hasTable(definition) && mayOpenAlone(viewer),
    words: (lang) => ({ title: tableMessages(lang).deskTitle, text: tableMessages(lang).deskText }),
  },
]
