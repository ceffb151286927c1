import type { CasePolicy, Failed, Outcome, Page } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import type { Patience } from './silence-rules.ts'
import type { Joint, JointKind, OnlineConfirmation } from './types.ts'

/** Where a kind of joint document is shown and confirmed. A stage gives this and gets its routes and its view. */
export type JointPlace<C> = {
  kind: JointKind
  /** Path below the case: `/agreement`. */
  path: string
  /** Where there are several of it in a case: which one the request is about, and its path. */
  here?: (visit: CaseVisit) => { kind: JointKind; path: string }
  /** The page that shows the text; with `failed` after a confirmation that was not taken. */
  show: (visit: CaseVisit, failed?: Failed) => Promise<Page>
  /** Every party has confirmed: the stage records what took effect and goes on. */
  takenEffect: (visit: CaseVisit, joint: Joint<C>) => Promise<void>
  /** Who may go on without a party that does not answer, and after how many days; left out: all are waited for. */
  silence?: { who: CasePolicy; patience: (visit: CaseVisit) => Patience }
  /** May do something else in place of a confirmation, as a draft that waits for its approval. */
  before?: (visit: CaseVisit, given: OnlineConfirmation) => Promise<Outcome | undefined>
}
