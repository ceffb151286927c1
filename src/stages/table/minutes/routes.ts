import { type JointPlace, jointRoutes, listEarlier } from '../../../core/joint/index.ts'
import { forbidden, found } from '../../../core/web/errors.ts'
import { anyParty } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { readRoom, sittingIn, sittingNumber } from '../here.ts'
import { maySitHere, silence, whoIsInTheRoom } from '../rules.ts'
import { findMinutes, minutesKind, minutesTookEffect, writeMinutes } from './acts.ts'
import { minutesEdit, minutesLabels } from './edit-page.tsx'
import { minutesMessages } from './messages.ts'
import { minutesPage } from './minutes-page.tsx'
import { minutesPrint } from './print-page.tsx'
import { type CurrentMinutes, type Minutes, minutesForm } from './rules.ts'

const path = '/cases/:number/table/sittings/:sitting/minutes'

const earlierThan = async (visit: CaseVisit, joint: CurrentMinutes) =>
  joint && joint.version > 1 ? await listEarlier(visit.tx, visit.case.id, joint) : []

async function showPrint(visit: CaseVisit) {
  const joint = found(await findMinutes(visit, sittingNumber(visit)))
  return minutesPrint(visit, joint, await earlierThan(visit, joint))
}

async function show(visit: CaseVisit, failed?: Failed) {
  const number = sittingNumber(visit)
  sittingIn(await readRoom(visit), number)
  const joint = await findMinutes(visit, number)
  return minutesPage({ visit, joint, earlier: await earlierThan(visit, joint), place, failed })
}

const place: JointPlace<Minutes> = {
  kind: 'tableMinutes1',
  path: '/table/sittings/:sitting/minutes',
  here: (visit) => ({
    kind: minutesKind(sittingNumber(visit)),
    path: `/table/sittings/${sittingNumber(visit)}/minutes`,
  }),
  show,
  silence,
  takenEffect: minutesTookEffect,
}

async function showEdit(visit: CaseVisit, failed?: Failed) {
  const number = sittingNumber(visit)
  const sitting = sittingIn(await readRoom(visit), number)
  const joint = await findMinutes(visit, number)
  if (!maySitHere(visit.viewer, visit)) throw forbidden()
  return minutesEdit(visit, sitting, joint, failed)
}

export const minutesRoutes: readonly Route[] = [
  casePage(path, { policy: whoIsInTheRoom, show: (visit) => show(visit) }),
  casePage(`${path}/edit`, { policy: anyParty, show: (visit) => showEdit(visit) }),
  casePage(`${path}/print`, {
    policy: whoIsInTheRoom,
    show: showPrint,
  }),
  caseAction(path, {
    policy: anyParty,
    form: minutesForm,
    draft: {
      page: `${path}/edit`,
      kind: 'one',
      name: (lang) => minutesMessages(lang).write,
      labels: (lang) => minutesLabels(minutesMessages(lang)),
    },
    act: writeMinutes,
    again: showEdit,
  }),
  ...jointRoutes(place),
]
