import { blindId } from '../../../lib/ids.ts'
import { Heading } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { type DraftState, type Fields, type Held, isSame, sameFields } from '../../draft/index.ts'
import { refusedFiles } from '../../files/index.ts'
import { cityPath } from '../paths.ts'
import type { ActionRoute, CaseActionRoute, Page } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { pathWith } from './confirm-form.tsx'
import { filled } from './find-form.ts'
import { draftCookieLine, lastOf, type Typed } from './keep-typed.ts'
import { draftMessages } from './messages.ts'
import { ClashNote, OtherHatNote, SavedNote, SentNote, type Side, sidesOf } from './notes.tsx'
import { stateOf } from './resume.ts'

type Form = ActionRoute | CaseActionRoute
type Sent = Readonly<Record<string, string | string[]>>

/** A kept form on its way: the visit that renders it again, and what it is read from. */
export type Sending = {
  visit: CaseVisit
  fields: Record<string, string | string[]>
  draft: Held | undefined
  /** The draft holds all that was typed, and its writer's browser can read it. */
  stands: boolean
  sides: readonly Side[]
  cookies: readonly string[]
}

/** What the sender saw: what is kept, with their own text where another screen has written a different one. */
function shownOf({ fields, others }: Held, typed: Fields): Record<string, string | string[]> {
  const own = Object.entries(others).filter(([name, { value }]) => isSame(value, typed[name]))
  return { ...fields, ...Object.fromEntries(own.map(([name, { value }]) => [name, value])) }
}

function newState(visit: CaseVisit, route: Form, { sent, kept }: Typed): DraftState {
  const as = visit.viewer?.hat.id
  if (kept.state === 'sent' && route.draft?.kind === 'many')
    return { ...sent, id: blindId(), base: 0, shown: [], as }
  return { ...sent, as }
}

/** Where several forms of the page are kept, the one that was sent stands among them. */
function among(visit: CaseVisit, { path }: Form, draft: DraftState): CaseVisit {
  const formId = visit.drafts?.[path]?.state.formId
  const state = { ...draft, formId }
  return visit.drafts === undefined
    ? { ...visit, draft }
    : { ...visit, draft: state, drafts: { ...visit.drafts, [path]: { state } } }
}

export function sendingOf(visit: CaseVisit, route: Form, body: Sent, typed: Typed): Sending {
  const { kept, readKey } = typed
  const cookies =
    readKey && visit.viewer === undefined
      ? [draftCookieLine(visit.runtime, visit.city, typed.sent.id, readKey)]
      : []
  if (kept.state !== 'kept') {
    const draft = newState(visit, route, typed)
    return {
      visit: among(visit, route, draft),
      fields: { ...body },
      draft: undefined,
      stands: false,
      sides: [],
      cookies,
    }
  }
  const shown = shownOf(kept.draft, typed.typed)
  const sides = sidesOf(kept.draft, shown)
  const own = stateOf(visit, kept.draft)
  const draft = { ...own, key: kept.nextKey ?? own.key, shown: sides.map(({ name }) => name) }
  const rest = Object.entries(body).filter(([name]) => !(name in typed.typed))
  return {
    visit: among(visit, route, draft),
    fields: { ...Object.fromEntries(rest), ...shown },
    draft: kept.draft,
    stands: visit.drafts === undefined && sameFields(kept.draft.fields, typed.typed),
    sides,
    cookies,
  }
}

const under = (page: Page, { note, status }: Stop, cookies: readonly string[]): Page => ({
  ...page,
  ...(status === undefined ? {} : { status }),
  cookies,
  body: (
    <>
      {note}
      {page.body}
    </>
  ),
})

type Stop = { note: Page['body']; status: Page['status'] }

/** Why a kept form is not acted on yet: it was only saved, or something must be looked at first. */
export async function heldUp(sending: Sending, route: Form, typed: Typed): Promise<Page | undefined> {
  const { visit, fields } = sending
  if (typed.kept.state === 'added' && visit.viewer !== undefined) return notYoursPage(visit)
  const stop = stopOf(sending, route, typed)
  if (stop === undefined) return undefined
  const errors = await refusedFiles(visit, route.uploads ?? [], fields)
  return under(await route.again(visit, { errors, kept: fields }), stop, sending.cookies)
}

function stopOf(sending: Sending, route: Form, typed: Typed): Stop | undefined {
  const { visit, fields, sides } = sending
  const as = lastOf(fields.as)
  if (visit.viewer && as !== undefined && as !== visit.viewer.hat.id)
    return { note: <OtherHatNote visit={visit} />, status: 409 }
  const labels = route.draft?.labels(visit.lang) ?? {}
  if (sides.length > 0)
    return {
      note: <ClashNote visit={visit} formId={visit.draft?.formId} labels={labels} sides={sides} />,
      status: 409,
    }
  return stopAtStep(sending, route, typed)
}

const goesOn = (step: string | undefined): boolean => step === 'save' || step === 'confirm'

function stopAtStep(sending: Sending, route: Form, typed: Typed): Stop | undefined {
  const { visit, fields, stands } = sending
  const step = lastOf(fields.useOther) === undefined ? lastOf(fields.step) : 'save'
  if (typed.kept.state === 'sent' && route.draft?.kind === 'many' && goesOn(step))
    return { note: <SentNote visit={visit} />, status: 409 }
  if (step === 'edit' && !stands) return { note: null, status: 200 }
  if (step !== 'save') return undefined
  return { note: <SavedNote visit={visit} link={linkTo(sending, route, typed)} />, status: 200 }
}

/** Where a form goes on that was only kept: printed, to be signed before it is sent, or changed once more. */
export function leadsTo({ visit, fields, draft, stands }: Sending, route: Form): string | undefined {
  const step = lastOf(fields.step)
  if (draft === undefined) return undefined
  if (step === 'edit' && stands) return pathWith(visit, route, draft)
  const print = step === 'print' ? route.draft?.print : undefined
  return print && cityPath(visit.city, `${print}?draft=${draft.id}`)
}

/** For whoever has no account: what opens the draft on another device. */
function linkTo({ visit }: Sending, route: Form, { sent, readKey }: Typed): string | undefined {
  if (visit.viewer !== undefined || readKey === undefined) return undefined
  const page = cityPath(visit.city, filled(route.draft?.page ?? '', visit.params))
  return `${visit.runtime.origin}${page}?draft=${sent.id}&key=${readKey}`
}

function notYoursPage(visit: CaseVisit): Page {
  const words = draftMessages(visit.lang)
  const body = (
    <>
      <Heading level={1} lead={words.notYoursText}>
        {words.notYours}
      </Heading>
      <p>
        <LinkButton href={cityPath(visit.city, '/desk')}>{words.toDesk}</LinkButton>
      </p>
    </>
  )
  return { title: words.notYours, body, status: 409 }
}
