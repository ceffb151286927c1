import { bodyOf, notify, numberOf, subjectOf, type Trusted } from '../../core/notice/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import { defineMessages } from '../../lib/language.ts'
import { listAnswerers } from './queries.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：答えたテーマのお知らせ`,
    changed: () =>
      bodyOf`あなたが答えた市のテーマの内容が変わりました。どこがなぜ変わったかは、テーマのページで読めます。答えはそのまま残っています。`,
    closed: () =>
      bodyOf`あなたが答えた市のテーマを閉じました。結果と理由は、テーマのページで読めます。答えはそのまま残っています。`,
  },
  {
    subject: (number) => subjectOf`${number}: about the theme you answered`,
    changed: () =>
      bodyOf`The theme of the city that you answered was changed. Its page says what changed and why. Your answer stays as it is.`,
    closed: () =>
      bodyOf`The theme of the city that you answered was closed. Its page says the result and the reasons. Your answer stays as it is.`,
  },
  {
    changed: () =>
      bodyOf`あなたが 答（こた）えた テーマの 内容（ないよう）が 変（か）わりました。テーマの ページで 読（よ）めます。`,
    closed: () =>
      bodyOf`あなたが 答（こた）えた テーマは 終（お）わりました。テーマの ページで 読（よ）めます。`,
  },
)

/** Whoever answered a theme is told what becomes of it, each of their answers by its number; `why` in full only on paper. */
export async function tellAnswerers(
  visit: Visit,
  theme: { id: string; version: number },
  what: 'changed' | 'closed',
  why: string,
): Promise<void> {
  for (const { parties, ...about } of await listAnswerers(visit.tx, theme.id))
    await notify(visit, parties, {
      kind: `theme.${what}`,
      about,
      path: `/themes/${theme.id}`,
      once: `${about.id}:${theme.version}`,
      enclosed: why,
      words: (lang) => ({ subject: words(lang).subject(numberOf(about)), body: words(lang)[what]() }),
    })
}
