import type { Lang } from '../../../lib/language.ts'
import { Notice } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import type { Questions } from '../rules.ts'

/** Whose questions these are, wherever they are not the city's own. */
export const Origin = ({ lang, questions }: { lang: Lang; questions: Questions }) => {
  const words = messages(lang)
  if (!questions.proposedByYui && !questions.switchedOnByDemo) return null
  return (
    <Notice lang={lang}>
      {questions.switchedOnByDemo && <p>{words.switchedOnByDemo}</p>}
      {questions.proposedByYui && <p>{words.proposedByYui}</p>}
    </Notice>
  )
}
