import type { Child } from 'hono/jsx'
import type { Lang } from '../lib/language.ts'
import type { CaseSubject, Entry } from './case/types.ts'
import type { Definition } from './edition/schema/index.ts'
import type { SectionCount } from './organization/staff.ts'
import type { Route } from './web/route.ts'
import type { CaseVisit, Visit } from './web/visit.ts'

export type EntryContext = { lang: Lang; definition: Definition; subject: CaseSubject }
/** What an entry says in the thread, in plain words. The words of people are text, never markup. */
export type EntryWords = {
  title: string
  text?: string | undefined
  details?: Child
  /** Of small steps that often come in a row: what many of them are called together, in one line that opens. */
  together?: (count: number) => string
}

export type DutyContext = { lang: Lang; definition: Definition }
/** What somebody owes, as a short phrase, and where it is done (a path below the case). */
export type DutyWords = {
  label: string
  path: string
  action: string
  /** Done at an address of the duty's own, `path` below the city and then its id: who owes it may not open the case. */
  own?: true
  /** Told to the section in charge alone, such as a draft that nobody outside may know of yet. */
  internal?: true
  /** Done by whoever may bind the party; others of it wait with them. */
  binding?: true
}

/** One thing to see to before a stage begins. `ready` is left out where people alone can tell. */
export type Preparation = {
  what: string
  detail?: string
  ready?: boolean
  /** Where it is seen to, below the city, and what the link says. */
  path?: string
  action?: string
}

/**
 * What a stage gives to the rest: its routes, and what it shows on the case page, the desk and in the thread.
 * A stage can be absent, and a new one touches one folder.
 */
export type Stage = {
  code: string
  name: (lang: Lang) => string
  /** Whether the city has it. What a city does not have is absent, not grey. */
  isPresent: (definition: Definition) => boolean
  /** Beside the road: a case comes to it only when it is asked for (`enterStage`), and goes on behind it. */
  aside?: true
  /** Has something to say on the case page before the case comes to it, such as what will be asked. */
  early?: true
  /** The city hall's part: what is among citizens goes by. */
  ofCity?: true
  routes: readonly Route[]
  /** What happens when a case enters the stage: duties open, a row begins. The subject is the case as it now is. */
  begin?: (visit: Visit, subject: CaseSubject) => Promise<void>
  /** What is fixed for later the moment the agreement takes effect. */
  agreed?: (visit: Visit, subject: CaseSubject) => Promise<void>
  /** What the office sees to before it switches the stage on, with who works in the sections. At most one statement. */
  prepare?: (visit: Visit, people: readonly SectionCount[]) => Promise<readonly Preparation[]>
  /** By entry kind. */
  entries: Readonly<Record<string, (facts: Record<string, unknown>, context: EntryContext) => EntryWords>>
  /** By duty kind, which begins with the stage's code: `consultation.reply`. */
  duties: Readonly<Record<string, (context: DutyContext) => DutyWords>>
  /** Its part of the case page; nothing when there is nothing to show. At most one statement. */
  panel?: (visit: CaseVisit, thread: readonly Entry[]) => Promise<Child | undefined>
}
