import type { Lang } from '../../lib/language.ts'
import type { Fields, Others } from './merge.ts'

/** Said by an action whose form is kept on the server while it is typed. */
export type DraftOption = {
  /** The page on which the form stands, with the same parameters as the action's own path. */
  page: string
  /** What is being written, for the list of drafts. */
  name: (lang: Lang) => string
  /** The fields' labels, for showing two texts side by side. */
  labels: (lang: Lang) => Readonly<Record<string, string>>
  /** `one`: there is one of it, and its page goes on with it. `many`: its page begins anew and offers those that are open. */
  kind: 'one' | 'many'
  /** Fields that are never kept, such as which button was pressed. */
  secret?: readonly string[]
  /** Fields that each screen makes for itself, such as a key that only it holds: never kept. */
  anew?: Readonly<Record<string, () => string>>
  /**
   * Stored encrypted by a key that lies in the writer's browser alone: nobody reads it in the database or in a copy of it,
   * and it goes on in that browser only. Once sent, the key is gone, and what was stored is emptied.
   */
  sealed?: true
  /** Where it is printed as typed so far, asked for with the step `print`: nothing is sent by that. */
  print?: string
}

/** What a form carries so that it can be kept: `ui/forms` puts it into hidden fields. */
export type DraftState = {
  id: string
  /** May add to the draft, even after the session has ended; never reads it. */
  key: string
  /** The version that the form shows. */
  base: number
  /** The hat under which it is written; nobody sends in another one's name unseen. */
  as?: string | undefined
  savedAt?: Date | undefined
  /** The form's own id, where several of a page are kept. */
  formId?: string | undefined
  /** Fields whose two texts are on this screen, side by side. */
  shown?: readonly string[]
}

export type Draft = {
  id: string
  path: string
  personId: string | null
  hatId: string | null
  fields: Fields
  others: Others
  version: number
  savedAt: Date
  sentAt: Date | null
}
