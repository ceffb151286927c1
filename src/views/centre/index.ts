import { listDelegations, standingOf } from '../../core/delegation/index.ts'
import { partsPath } from '../../core/duty/part.ts'
import { isStaff } from '../../core/people/viewer.ts'
import type { Route } from '../../core/web/route.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { addDays, formatDate } from '../../lib/dates.ts'
import { delegationMessages } from './delegation/messages.ts'
import { delegationRoutes } from './delegation/routes.ts'
import { member, representativeOrSecretary } from './delegation/rules.ts'
import { publicMessages } from './public/messages.ts'
import { publicRoutes } from './public/page.tsx'
import { referralRoutes } from './referral/routes.ts'
import { reportRoutes } from './report/routes.ts'
import { isCentreWorker, openRoom } from './room.ts'
import { slipRoutes } from './slips/routes.ts'
import { workMessages } from './work/messages.ts'
import { listFromCity, listNewAnswers } from './work/queries.ts'
import { workRoutes } from './work/routes.ts'

export { forgetSlips } from './forget.ts'
export { publicMessages } from './public/messages.ts'

export const centreRoutes: readonly Route[] = [
  ...publicRoutes,
  ...workRoutes,
  ...slipRoutes,
  ...reportRoutes,
  ...referralRoutes,
  ...delegationRoutes,
]

/** The others stand on the centre's own desk. */
const mostAsks = 5

export const centreDoors: readonly DeskDoor[] = [
  {
    path: '/centre/work',
    may: isCentreWorker,
    words: (lang) => ({ title: workMessages(lang).door, text: workMessages(lang).doorText }),
    asks: async (visit) => {
      const { tx, viewer, now, today, lang } = await openRoom(visit)
      const words = workMessages(lang)
      const answers = await listNewAnswers(tx, viewer.person.id, now, today)
      return [
        ...(await listFromCity(tx)).slice(0, mostAsks).map(({ id, number }) => ({
          what: words.fromCityAsk(number),
          path: `${partsPath}/${id}`,
          action: words.answerCity,
        })),
        ...answers.map(({ id, title }) => ({
          what: words.newAnswer(title),
          path: `/centre/referrals/${id}`,
          action: words.readAnswer,
        })),
      ]
    },
  },
  {
    path: '/delegations',
    may: member.may,
    words: (lang) => ({ title: delegationMessages(lang).door, text: delegationMessages(lang).doorText }),
    // Somebody brought a paper in the group's name: who could say that it is not theirs sees it in time.
    asks: async ({ tx, viewer, today, lang }) => {
      const group = representativeOrSecretary.may(viewer) ? viewer?.hat.organizationId : undefined
      const given = group === undefined ? [] : await listDelegations(tx, group)
      return given
        .filter((one) => standingOf(one, today) === 'waiting')
        .map(({ starts_on }) => ({
          what: delegationMessages(lang).ask(formatDate(addDays(starts_on, -1), lang)),
          path: '/delegations',
          action: delegationMessages(lang).askAction,
        }))
    },
  },
  {
    path: '/centre',
    may: isStaff,
    words: (lang) => ({ title: publicMessages(lang).door, text: publicMessages(lang).doorText }),
  },
]
