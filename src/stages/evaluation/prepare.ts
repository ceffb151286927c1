import type { Stage } from '../../core/contribution.ts'
import { defineMessages } from '../../lib/language.ts'
import { hasEvaluation } from './rules.ts'

const prepareMessages = defineMessages(
  {
    questions: '聞くことを、団体や推進会議と読み合わせる',
    byYui: 'いまの質問は、Yuiの案です。',
    see: 'ふりかえりで聞くこと',
    paper: '画面を使わない当事者に、紙のシートを渡す人を決める',
    paperHow: '紙のシートは、案件のページから印刷できます。担当課が書き写します。',
    body: '外から見る会議の委員を登録する',
    toBodies: '会議と委員',
  },
  {
    questions: 'Read the questions together with groups and the council',
    byYui: 'The questions are Yui’s proposal.',
    see: 'What will be asked',
    paper: 'Decide who hands paper sheets to parties without a screen',
    paperHow: 'The sheet is printed from the page of the case, and the section types it in.',
    body: 'Register the members of the body that looks from outside',
    toBodies: 'Bodies and members',
  },
)

/** Before a section looks back with its partners: what is asked, and how somebody without a screen takes part. */
export const prepareEvaluation: NonNullable<Stage['prepare']> = async ({ runtime, city, lang }) => {
  const edition = await runtime.directory.definition(city.edition.id)
  const words = prepareMessages(lang)
  if (!hasEvaluation(edition)) return []
  const proposed = edition.evaluation?.proposedByYui === true
  const outside = edition.evaluation?.layers?.includes('thirdParty') === true
  return [
    {
      what: words.questions,
      path: '/evaluation/questions',
      action: words.see,
      ...(proposed ? { detail: words.byYui } : {}),
    },
    { what: words.paper, detail: words.paperHow },
    ...(outside ? [{ what: words.body, path: '/bodies', action: words.toBodies }] : []),
  ]
}
