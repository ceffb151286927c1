import { japanTime } from '../../lib/dates.ts'
import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'
import { Button } from './button.tsx'

/** What a form carries to be kept on the server while it is typed. */
export type FormDraft = {
  id: string
  key: string
  base: number
  as?: string | undefined
  savedAt?: Date | undefined
  shown?: readonly string[]
  /** Where several forms of a page are kept. */
  formId?: string | undefined
}

/** One form of a page is kept while it is typed; buttons elsewhere on the page may send it. */
export const draftFormId = 'draft-form'

export const DraftFields = ({ draft: { id, key, base, as, shown } }: { draft: FormDraft }) => (
  <>
    <input type="hidden" name="draftId" value={id} />
    <input type="hidden" name="draftKey" value={key} />
    <input type="hidden" name="draftBase" value={String(base)} />
    {as !== undefined && <input type="hidden" name="as" value={as} />}
    {shown !== undefined && shown.length > 0 && (
      <input type="hidden" name="draftShown" value={shown.join(',')} />
    )}
  </>
)

/** 「保存して続ける」, and when it was last kept. */
export const DraftSave = ({ lang, draft: { savedAt } }: { lang: Lang; draft: FormDraft }) => {
  const words = uiMessages(lang)
  return (
    <div class="yui-draft">
      <Button kind="secondary" name="step" value="save">
        {words.draftSave}
      </Button>
      <p class="yui-draft__status" role="status">
        {savedAt ? words.draftSaved(japanTime(savedAt)) : words.draftHint}
      </p>
    </div>
  )
}
