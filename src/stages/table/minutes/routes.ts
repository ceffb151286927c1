import { type JointPlace, jointRoutes } from '../../../core/joint/index.ts'
import { forbidden, found } from '../../../core/web/errors.ts'
import { anyParty } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { readRoom, sittingIn, sittingNumber } from '../here.ts'
import { maySitHere, whoIsInTheRoom } from '../rules.ts'
import { findMinutes, minutesKind, minutesTookEffect, writeMinutes } from './acts.ts'
import { minutesEdit, minutesLabels } from './edit-page.tsx'
import { minutesMessages } from './messages.ts'
import { minutesPage, minutesPrint } from './minutes-page.tsx'
import { type Minutes, minutesForm } from './rules.ts'

const path = '/cases/:number/table/sittings/:sitting/minutes'

async function show(visit: CaseVisit, failed?: Failed) {
  const number = sittingNumber(visit)
  sittingIn(await readRoom(visit), number)
  return minutesPage(visit, await findMinutes(visit, number), place, failed)
}

const place: JointPlace<Minutes> = {
  kind: 'tableMinutes1',
  path: '/table/sittings/:sitting/minutes',
  here: (visit) => ({
    kind: minutesKind(sittingNumber(visit)),
    path: `/table/sittings/${sittingNumber(visit)}/minutes`,
  }),
  show,
  takenEffect: minutesTookEffect,
}

async function showEdit(visit: CaseVisit, failed?: Failed) {
  const number = sittingNumber(visit)
  const sitting = sittingIn(await readRoom(visit), number)
  const joint = await findMinutes(visit, number)
  if (!maySitHere(visit.viewer, visit) || joint?.effect) throw forbidden()
  return minutesEdit(visit, sitting, joint, failed)
}

export const minutesRoutes: readonly Route[] = [
  casePage(path, { policy: whoIsInTheRoom, show: (visit) => show(visit) }),
  casePage(`${path}/edit`, { policy: anyParty, show: (visit) => showEdit(visit) }),
  casePage(`${path}/print`, {
    policy: whoIsInTheRoom,
    show: async (visit) => minutesPrint(visit, found(await findMinutes(visit, sittingNumber(visit)))),
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
