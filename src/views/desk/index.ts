import { coordinationOffice } from '../../core/edition/view.ts'
import { isCoordination, mayBind, type Viewer } from '../../core/people/viewer.ts'
import { found } from '../../core/web/errors.ts'
import { signedIn } from '../../core/web/policies.ts'
import { type Page, page, type Route } from '../../core/web/route.ts'
import { type DeskAsk, openDoors, type Visit } from '../../core/web/visit.ts'
import { loadRoutes } from './load/routes.ts'
import { helperDeskPage } from './pages/helper-desk.tsx'
import { partyDeskPage } from './pages/party-desk.tsx'
import { staffDeskPage } from './pages/staff-desk.tsx'
import { countOwed, listOwed, listOwnCases } from './queries.ts'
import { cursorOf, deskKind, deskQuery } from './rules.ts'

export { loadDoors } from './load/routes.ts'

type Someone = NonNullable<Viewer>

/** The section whose desk this is; the coordination office has one even where the hat names none. */
const sectionOf = ({ definition }: Visit, viewer: Someone): string | undefined =>
  viewer.hat.section ?? (isCoordination(viewer) ? coordinationOffice(definition)?.code : undefined)

/** What the doors of this hat have waiting behind them. */
async function listAsks(visit: Visit): Promise<DeskAsk[]> {
  const asks: DeskAsk[] = []
  for (const door of openDoors(visit)) if (door.asks) asks.push(...(await door.asks(visit)))
  return asks
}

async function countDoors(visit: Visit): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { path, count } of openDoors(visit)) if (count) counts[path] = await count(visit)
  return counts
}

async function showStaff(visit: Visit, viewer: Someone): Promise<Page> {
  const { tx, today } = visit
  const asked = deskQuery.parse(visit.query)
  const section = sectionOf(visit, viewer) ?? ''
  const everything = asked.show === 'all'
  const only = asked.show === 'all' || asked.show === 'mine' ? undefined : asked.show
  const scope = { viewer, section, everything, only, today, of: everything ? asked.section : undefined }
  return staffDeskPage(visit, {
    viewer,
    show: asked.show,
    of: scope.of,
    asks: await listAsks(visit),
    owed: await listOwed(tx, scope, cursorOf(asked)),
    counts: await countOwed(tx, scope, today),
    waiting: await countDoors(visit),
  })
}

/** What a party is bound by, and so its representative confirms alone. */
const bindingKinds = ({ runtime, lang, definition }: Visit): string[] =>
  runtime.stages.flatMap(({ duties }) =>
    Object.keys(duties).filter((kind) => duties[kind]?.({ lang, definition }).binding),
  )

async function showParty(visit: Visit, viewer: Someone): Promise<Page> {
  const { tx, today } = visit
  const others = mayBind(viewer) ? [] : bindingKinds(visit)
  const scope = { viewer, section: undefined, everything: false, others }
  return partyDeskPage(visit, {
    viewer,
    asks: await listAsks(visit),
    owed: await listOwed(tx, scope, cursorOf(deskQuery.parse(visit.query))),
    counts: await countOwed(tx, scope, today),
    others,
    cases: await listOwnCases(tx, viewer),
  })
}

async function showDesk(visit: Visit): Promise<Page> {
  const viewer = found(visit.viewer)
  const kind = deskKind(viewer)
  if (kind === 'staff') return showStaff(visit, viewer)
  return kind === 'party' ? showParty(visit, viewer) : helperDeskPage(visit, viewer, await listAsks(visit))
}

export const deskRoutes: readonly Route[] = [
  ...loadRoutes,
  page('/desk', { policy: signedIn, query: deskQuery, show: showDesk }),
]
