import { z } from 'zod'
import { checkDueOn } from '../../../core/moderation/index.ts'
import { idsOf } from '../../../core/people/viewer.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { boardOf, foldVisionCode } from '../../../core/vision/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Done, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { changePost } from '../changes.ts'
import { forgetBrowser, ownMarkOf } from '../mark.ts'
import { listOwn, type Own } from '../queries.ts'
import { objectionForm, writers } from '../rules.ts'
import { ownPage } from './page.tsx'
import { canObject, canWithdraw } from './rules.ts'

const ownOf = (visit: Visit): Promise<Own[]> =>
  listOwn(visit.tx, { persons: visit.viewer ? idsOf(visit.viewer.person) : [], mark: ownMarkOf(visit) })

async function show(visit: Visit, failed?: Failed) {
  boardOf(visit)
  const code = foldVisionCode(visit.params.post)
  return ownPage(visit, await ownOf(visit), failed && code ? { ...failed, code } : undefined)
}

/** The post in the address, if whoever asks wrote it. */
async function mine(visit: Visit): Promise<Own> {
  boardOf(visit)
  const code = found(foldVisionCode(visit.params.post))
  return found((await ownOf(visit)).find((one) => one.code === code))
}

const done = ({ city }: Visit): Done => ({ to: cityPath(city, '/vision/own?done=1') })

async function withdraw(visit: Visit): Promise<Done> {
  const own = await mine(visit)
  const emptied = { text: '', pen_name: '', objection: '', note: '' }
  const change = {
    state: 'withdrawn' as const,
    due_on: null,
    shown_at: null,
    decided_on: visit.today,
    ...emptied,
  }
  if (!canWithdraw(own) || !(await changePost(visit.tx, own, change))) throw conflict()
  await bumpPages(visit.tx)
  return done(visit)
}

async function object(visit: Visit, { objection }: z.output<typeof objectionForm>): Promise<Done> {
  const { definition, today, tx } = visit
  const own = await mine(visit)
  const change = {
    state: 'objected' as const,
    objection,
    objected_on: today,
    due_on: checkDueOn(definition, today),
  }
  if (!canObject(definition, own, today) || !(await changePost(tx, own, change))) throw conflict()
  return done(visit)
}

export const ownRoutes: readonly Route[] = [
  page('/vision/own', { policy: writers, show: (visit) => show(visit) }),
  action('/vision/own/forget', {
    policy: writers,
    form: z.object({}),
    act: async (visit) => ({ to: cityPath(visit.city, '/vision'), cookies: [forgetBrowser(visit)] }),
    again: show,
  }),
  action('/vision/own/:post/withdrawal', { policy: writers, form: z.object({}), act: withdraw, again: show }),
  action('/vision/own/:post/objection', { policy: writers, form: objectionForm, act: object, again: show }),
]
