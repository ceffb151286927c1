import type pg from 'pg'
import type { Logger } from 'pino'
import type { PlainDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/language.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { AddressBook } from '../../platform/http/address-book.ts'
import type { Limits } from '../../platform/http/limits.ts'
import type { SentFile } from '../../platform/http/multipart.ts'
import type { PageCache } from '../../platform/http/page-cache.ts'
import type { PageToken } from '../../platform/http/page-token.ts'
import type { FileChecks } from '../../platform/scan/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { CaseSubject } from '../case/types.ts'
import type { Stage } from '../contribution.ts'
import type { DraftOption, DraftState, Fields } from '../draft/index.ts'
import type { City, CityRef, Directory } from '../edition/directory.ts'
import type { Definition, Switchable } from '../edition/schema/index.ts'
import { runsSomewhere } from '../edition/switches.ts'
import type { Provider } from '../openid/index.ts'
import type { Session } from '../people/proof.ts'
import type { Viewer } from '../people/viewer.ts'
import type { SignInWay } from '../people/way.ts'
import type { PersonalRead } from '../privacy/reads.ts'
import type { NewEntry } from '../trail/ledger.ts'
import type { Pieces } from './pieces.ts'

/** What the web process stands on. Made once at boot, and per test. */
export type Runtime = {
  pool: pg.Pool
  directory: Directory
  clock: () => Date
  log: Logger
  /** Demo accounts and one-click sign-in exist only here. */
  demo: boolean
  /** Where people reach this installation, e.g. https://yui.example.lg.jp; no slash at the end. */
  origin: string
  /** Folder of uploads that are on their way; and of all files, unless they lie elsewhere. */
  filesDir: string
  storage: Storage
  /** What looks at files from outside before they are taken. */
  checks: FileChecks
  /** The stages in their order. `app.tsx` alone knows them by name. */
  stages: readonly Stage[]
  pages: PageCache
  limits: Limits
  /** How many proxies stand in front and append to X-Forwarded-For. */
  trustedProxies: number
  /** Host names on which staff work; none: on every name. */
  staffHosts: readonly string[]
  /** Addresses of kept pages, as they were written. */
  addresses: AddressBook
  pieces: Pieces
  pageToken: (cityId: string) => Promise<PageToken | undefined>
  /** Other places where people of a city sign in, as its operator wrote down. */
  providers: (slug: string) => readonly Provider[]
  /** The forms that are kept while they are typed. */
  draftForms: readonly DraftForm[]
  /** Before the first request of a city on a new day: what was prepared for it takes place. */
  newDay?: ((city: CityRef) => Promise<void>) | undefined
  /** What desks offer besides what is owed; listed in `app.tsx`. */
  doors: readonly DeskDoor[]
  /** Ways to sign in besides password and mail; listed in `app.tsx`. */
  ways: readonly SignInWay[]
  /** Main navigation of a city; made by `app.tsx`, which knows what there is. */
  nav: (definition: Definition, lang: Lang) => readonly NavLink[]
  /** Counts up with every build: part of the page cache's key. */
  build: string
}

/** A form that is kept while it is typed, and where it is sent to (below the city). */
export type DraftForm = DraftOption & { path: string }

/** What all cases add up to, the guideline and who watches over it, people and sections, what is kept, what is one's own. */
export type DoorGroup = 'figures' | 'guideline' | 'city' | 'records' | 'own'

/** Something that a person with this hat can go and do, offered on their desk by the view or stage that has it. */
export type DeskDoor = {
  path: string
  /** Under which heading; the day's work where it is left out. */
  group?: DoorGroup
  may: (viewer: Viewer, definition: Definition) => boolean
  /** Leads to what begins something of this stage: no door where the city does not work with it. */
  begins?: Switchable
  words: (lang: Lang, definition: Definition) => { title: string; text: string }
  /** What waits there for whoever looks, told on top of their desk; at most one statement. */
  asks?: (visit: Visit) => Promise<readonly DeskAsk[]>
  /** How much waits behind it; nothing is said where it is nothing. */
  count?: (visit: Visit) => Promise<number>
}

/** The doors that stand open to whoever looks. */
export const openDoors = ({
  runtime,
  definition,
  viewer,
}: Pick<Visit, 'runtime' | 'definition' | 'viewer'>) =>
  runtime.doors.filter(
    ({ may, begins }) =>
      may(viewer, definition) && (begins === undefined || runsSomewhere(definition, begins)),
  )

export type DeskAsk = { what: string; path: string; action: string }

export type NavLink = { path: string; label: string }

/** One request of one city, inside its transaction. */
export type Visit = {
  runtime: Runtime
  requestId: string
  now: Date
  today: PlainDate
  lang: Lang
  city: City
  /** The definition in force today. A case's own edition is `CaseVisit.definition`. */
  definition: Definition
  viewer: Viewer
  /** How and when the viewer showed who they are; none where nobody is signed in. */
  session: Session | undefined
  /** The cookie as sent; only sign-in and sign-out need it. */
  sessionToken: string | undefined
  /** Whether staff work under the host name that was asked for. */
  staffHere: boolean
  /** Another cookie of ours. Read a session by `viewer`, never by this. */
  cookie: (name: string) => string | undefined
  userAgent: string | undefined
  /** The network it is asked from: for bounds alone, never kept. */
  network?: string | undefined
  tx: Tx
  /** Path of this request, without the query. */
  path: string
  query: Readonly<Record<string, string>>
  params: Readonly<Record<string, string>>
  /** Files of a multipart form by field name; empty on every other request. */
  files: Readonly<Record<string, readonly SentFile[]>>
  /** Which part of a file is asked for, as sent. */
  range: string | undefined
  /** Of a form that is kept while it is typed: hand it to `Form`. */
  draft?: DraftState | undefined
  /** Of a page on which several forms are kept, by the paths they are sent to: `fields` is what one goes on with. */
  drafts?: Readonly<Record<string, { state: DraftState; fields?: Fields | undefined }>> | undefined
  /** Writes to the thread and the trail when the transaction ends. */
  record: (entry: NewEntry) => void
  /** Runs once thread and trail are written, still before the commit: for what tells of the trail's new head. */
  afterRecord: (work: () => Promise<void>) => void
  /** Keeps in the record that the viewer reads what is personal of these people: one line on any page that shows it to staff. */
  readPersonal: (persons: readonly string[], read: PersonalRead) => void
  /** Runs after the commit: never for what must not be lost. */
  afterCommit: (work: () => void) => void
}

/** A request about one case that the viewer may see, read under the edition the case began under. */
export type CaseVisit = Visit & CaseSubject & { definition: Definition }

/** Somebody is certainly signed in: routes whose policy says so. */
export type SignedIn<V extends Visit = Visit> = V & { viewer: NonNullable<Viewer> }
