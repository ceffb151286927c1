import { randomBytes } from 'node:crypto'
import { conflict, found } from '../../../../core/web/errors.ts'
import { casePath, cityPath } from '../../../../core/web/paths.ts'
import { anyone } from '../../../../core/web/policies.ts'
import { action, caseAction, page, type Route } from '../../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../../core/web/visit.ts'
import { blindId } from '../../../../lib/ids.ts'
import { showInterest } from '../show.ts'
import { mailFollowPage } from './page.tsx'
import { confirm, end, findAsked, findByKey, insertMailFollow } from './queries.ts'
import { answerForm, askForm, mostADay, ofPublicCase, seldom } from './rules.ts'
import { askToConfirm } from './tell.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Answered the same for every address: what was asked before, or too often, is told to nobody. */
async function ask(visit: CaseVisit, address: string) {
  const { tx, now, lang, case: subject, city } = visit
  if (subject.state !== 'open') throw conflict()
  const since = new Date(now.getTime() - dayMs)
  const { known, recent } = await findAsked(tx, { caseId: subject.id, address, since })
  if (known === undefined && recent < mostADay) {
    const row = { id: blindId(), address, key: randomBytes(24).toString('base64url'), lang }
    const kept = { ...row, case_id: subject.id, asked_at: now, told_seq: subject.trail_seq }
    if (await insertMailFollow(tx, kept)) await askToConfirm(visit, row)
  } else if (known?.confirmed_at === null) await askToConfirm(visit, known)
  return { to: casePath(city, subject.number, '/interest?done=mail') }
}

const linkedIn = async ({ tx, params: { token = '' } }: Visit) => found(await findByKey(tx, token))

async function answer(visit: Visit, want: 'yes' | 'no') {
  const linked = await linkedIn(visit)
  await (want === 'yes' ? confirm : end)(visit.tx, linked, visit.now)
  return { to: cityPath(visit.city, `/mail-follow/${visit.params.token}`) }
}

const show = async (visit: Visit) => mailFollowPage(visit, await linkedIn(visit))

export const mailFollowRoutes: readonly Route[] = [
  caseAction('/cases/:number/mail-follow', {
    policy: ofPublicCase,
    seldom,
    form: askForm,
    act: (visit, { address }) => ask(visit, address),
    again: showInterest,
  }),
  page('/mail-follow/:token', { policy: anyone, show }),
  action('/mail-follow/:token', {
    policy: anyone,
    form: answerForm,
    act: (visit, { want }) => answer(visit, want),
    again: show,
  }),
]
