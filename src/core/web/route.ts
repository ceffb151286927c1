import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { FieldError } from '../../lib/form-errors.ts'
import type { Lang } from '../../lib/language.ts'
import type { Allowance } from '../../platform/http/limits.ts'
import type { CaseSubject } from '../case/types.ts'
import type { DraftOption } from '../draft/index.ts'
import type { Switchable } from '../edition/schema/index.ts'
import type { Viewer } from '../people/viewer.ts'
import type { CaseVisit, Visit } from './visit.ts'

/** Who may use a route. The sentence stands in docs/permissions.md. */
export type Policy = { says: string; may: (viewer: Viewer) => boolean }
export type CasePolicy = { says: string; may: (viewer: Viewer, subject: CaseSubject) => boolean }

export type Crumb = { label: string; href?: string }
export type Page = {
  title: string
  body: Child
  status?: 200 | 404 | 409 | 422
  breadcrumbs?: readonly Crumb[]
  /** Whole Set-Cookie lines to send along. */
  cookies?: readonly string[]
  /** Short address shown with a QR code when printed; the page's own when left out. */
  shortPath?: string
  /** The page leads on to this address by itself, perhaps of another site; it also shows the link. */
  leadsTo?: string
}

/** A form that was sent with mistakes: what was typed is kept and shown again. */
export type Failed = { errors: readonly FieldError[]; kept: Readonly<Record<string, string | string[]>> }
/** Done, and where to go; `cookies` are whole Set-Cookie lines. */
export type Done = { to: string; cookies?: readonly string[] }
export type Outcome = Done | Failed | Page | Response
/**
 * What is done after the request’s transaction has ended: asking another server holds no connection meanwhile. It opens
 * short transactions of its own for what it writes.
 */
export type Outside = { outside: () => Promise<Page | Response> }

/** What a route asks besides its policy. Both stand in docs/permissions.md. */
export type Asks = {
  /** Who they are is shown once more before, unless they did within ten minutes: what cannot be taken back. */
  stepUp?: true
  /** Open also while the second factor is still missing; everywhere else such a person is nobody yet. */
  halfway?: true
  /** Open also to whoever’s last role has ended: their own data. Everywhere else such a person is nobody. */
  ownData?: true
  /** Begins something of this stage: only where the city works with it today; elsewhere it is said that it does not. */
  begins?: Switchable
  /** How often it is done at most, by one account or from one address: what a stranger could pile up. */
  seldom?: Allowance
}

type Sent = Readonly<Record<string, string | string[]>>
type Common = Asks & { path: string }
export type PageRoute = Common & {
  kind: 'page'
  policy: Policy
  /** Rendered as for nobody in particular and kept in the page cache; a signed-in person bypasses it. */
  cached?: true
  /** Parameters a cached page depends on; whatever else is in the address is ignored. Malformed ones take their default. */
  query?: z.ZodType<Record<string, string | number | undefined>>
  show: (visit: Visit) => Promise<Page | Response | Outside>
}
export type CasePageRoute = Common & {
  kind: 'casePage'
  policy: CasePolicy
  cached?: true
  query?: z.ZodType<Record<string, string | number | undefined>>
  show: (visit: CaseVisit) => Promise<Page | Response>
}
type Uploading = {
  /** Fields of files that are attached: what was sent is kept until the form is right (`AttachField`). */
  uploads?: readonly string[]
}
/** What a form may ask for besides; `input` is what its schema reads. */
type Kept<V, I> = {
  /** Kept on the server while it is typed: closed browsers, ended sessions and second screens lose nothing. */
  draft?: DraftOption
  /** What can be told already while the schema finds mistakes, so that all are told at once. */
  early?: (visit: V, fields: Sent) => readonly FieldError[]
  /** What the schema alone cannot tell, before the confirmation page and before `act`. */
  check?: (visit: V, input: I) => Promise<readonly FieldError[]>
  /** 確認画面: what will be sent, to be read once more; `form` holds it and the two ways on. */
  confirm?: (visit: V, input: I, form: Child) => Promise<Page>
  /** What its button says where nothing is sent to anybody: staff take something in, or switch it. */
  confirmWords?: (lang: Lang) => { note: string; send: string }
  /** Cookies to set again when the form comes a second time, since the first answer may have been lost on the way. */
  replayed?: (visit: V, fields: Sent, location: string) => Promise<readonly string[]>
}
export type ActionRoute = Common &
  Uploading &
  Kept<Visit, never> & {
    kind: 'action'
    policy: Policy
    form: z.ZodType
    act: (visit: Visit, input: never) => Promise<Outcome>
    again: (visit: Visit, failed: Failed) => Promise<Page>
  }
export type CaseActionRoute = Common &
  Uploading &
  Kept<CaseVisit, never> & {
    kind: 'caseAction'
    policy: CasePolicy
    form: z.ZodType
    act: (visit: CaseVisit, input: never) => Promise<Outcome>
    again: (visit: CaseVisit, failed: Failed) => Promise<Page>
  }
export type Route = PageRoute | CasePageRoute | ActionRoute | CaseActionRoute

/** A page under /{city}. No route without a policy: the type asks for one. */
export const page = (path: string, rest: Omit<PageRoute, 'kind' | 'path'>): Route => ({
  kind: 'page',
  path,
  ...rest,
})

/** A page about the case whose number is in the path: 404 for whoever may not know of it. */
export const casePage = (path: string, rest: Omit<CasePageRoute, 'kind' | 'path'>): Route => ({
  kind: 'casePage',
  path,
  ...rest,
})

type Acting<S extends z.ZodType, V> = Uploading &
  Kept<V, z.output<S>> & {
    form: S
    act: (visit: V, input: z.output<S>) => Promise<Outcome>
    again: (visit: V, failed: Failed) => Promise<Page>
  }

/** A form sent under /{city}: 303 when done, 422 with everything kept when not. */
export const action = <S extends z.ZodType>(
  path: string,
  rest: { policy: Policy } & Asks & Acting<S, Visit>,
): Route => ({ kind: 'action', path, ...rest }) as Route

/** A form about the case in the path. */
export const caseAction = <S extends z.ZodType>(
  path: string,
  rest: { policy: CasePolicy } & Asks & Acting<S, CaseVisit>,
): Route => ({ kind: 'caseAction', path, ...rest }) as Route
