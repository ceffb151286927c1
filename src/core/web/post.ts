import type { Context } from 'hono'
import { readChecked } from './checked.ts'
import { forgetKey } from './drafting/browser-key.ts'
import { confirmFormOf, confirmPathOf } from './drafting/confirm-form.tsx'
import { filled } from './drafting/find-form.ts'
import { lastOf, type Typed } from './drafting/keep-typed.ts'
import { emptySent, withOthers } from './drafting/resume.ts'
import { heldUp, leadsTo, type Sending, sendingOf } from './drafting/sending.tsx'
import { conflict } from './errors.ts'
import { filledBy } from './filling.ts'
import type { ReadBody } from './request.ts'
import type { ActionRoute, CaseActionRoute, Failed, Outcome } from './route.ts'
import { send } from './send.ts'
import { besideConfirm, mustConfirm } from './step-up.tsx'
import { claimSubmission, keepLocation } from './submissions.ts'
import type { CaseVisit } from './visit.ts'

type Posted = { body: ReadBody; typed: Typed | undefined }
type Form = Pick<Sending, 'draft' | 'stands' | 'cookies'> & {
  c: Context
  route: ActionRoute | CaseActionRoute
  visit: CaseVisit
  fields: ReadBody['fields']
}

/** A form that was sent: kept where its route keeps it, read, asked once more where its route asks, and acted on. */
export async function act(
  c: Context,
  route: Form['route'],
  visit: CaseVisit,
  { body, typed }: Posted,
): Promise<Response> {
  if (typed === undefined || typed.kept.state === 'notYours')
    return actOn({ c, route, visit, fields: body.fields, draft: undefined, stands: false, cookies: [] })
  const sending = sendingOf(await withOthers(visit, route), route, body.fields, typed)
  const page = await heldUp(sending, route, typed)
  if (page) return send(c, sending.visit, page)
  const elsewhere = leadsTo(sending, route)
  if (elsewhere) return goTo(elsewhere, sending.cookies)
  return actOn({ c, route, ...sending })
}

async function again({ c, route, visit, cookies }: Form, failed: Failed): Promise<Response> {
  return send(c, visit, { status: 422, ...(await route.again(visit, failed)), cookies })
}

async function actOn(form: Form): Promise<Response> {
  const { route, visit, fields } = form
  const before = await heldBack(form)
  if (before) return before
  const read = await readChecked(form)
  if (!read.ok) return again(form, read)
  if (route.confirm && lastOf(fields.step) === 'confirm') return askOnceMore(form, read.value)
  const response = await perform(form, read.value)
  const { draft } = form
  const location = response.headers.get('Location')
  if (draft && response.status === 303)
    await emptySent(visit, route.path, route.draft, { id: draft.id, location })
  if (route.draft?.sealed && response.status === 303)
    response.headers.append('Set-Cookie', forgetKey(visit, filled(route.draft.page, visit.params)))
  return response
}

/** Nothing is done yet: who they are is asked, the page adds what was chosen to what was typed, or it is written anew. */
async function heldBack({ c, route, visit, fields, cookies }: Form): Promise<Response | undefined> {
  const confirms = mustConfirm(route, visit)
  const writesAnew = route.confirm !== undefined && lastOf(fields.step) === 'edit'
  if (!confirms && !writesAnew && filledBy(fields) === undefined) return undefined
  const page = await route.again(visit, { errors: [], kept: fields })
  return send(c, visit, confirms ? besideConfirm(visit, page) : { ...page, status: 200, cookies })
}

/** 確認画面: an address of its own, so that going back to it sends nothing; in place where nothing is kept to show there. */
async function askOnceMore(form: Form, input: never): Promise<Response> {
  const { c, route, visit, fields, cookies } = form
  if (form.draft && form.stands) return goTo(confirmPathOf(visit, route, form.draft), cookies)
  const child = confirmFormOf(visit, route, fields, lastOf(fields.submissionId))
  const page = await route.confirm?.(visit, input, child)
  return page ? send(c, visit, { ...page, cookies }) : again(form, { errors: [], kept: fields })
}

/** Acts once: a form sent twice is answered as the first time. */
async function perform(form: Form, input: never): Promise<Response> {
  const { c, route, visit, fields } = form
  const id = lastOf(fields.submissionId)
  const claim = await claimSubmission(visit, id)
  if (claim.clash) throw conflict()
  if (claim.replay) return goTo(claim.replay, await route.replayed?.(visit, fields, claim.replay))
  const outcome = (await route.act(visit, input)) as Outcome
  if (outcome instanceof Response) return outcome
  if ('to' in outcome) {
    await keepLocation(visit, id, outcome.to)
    return goTo(outcome.to, outcome.cookies)
  }
  if ('body' in outcome) return send(c, visit, outcome)
  const kept = Object.keys(outcome.kept).length > 0 ? outcome.kept : fields
  return again(form, { errors: outcome.errors, kept })
}

function goTo(to: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: to })
  for (const line of cookies) headers.append('Set-Cookie', line)
  return new Response(null, { status: 303, headers })
}
