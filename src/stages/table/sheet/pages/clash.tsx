import type { Failed } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { readForm } from '../../../../lib/form-errors.ts'
import { Notice, WordDifference } from '../../../../ui/components/index.ts'
import { sheetPath } from '../acts.ts'
import { contentFrom, lineForm } from '../forms.ts'
import { lineMessages } from '../line-messages.ts'
import type { LineHistory } from '../queries.ts'
import { isSameContent, mergeFields } from '../rules.ts'
import type { SheetSection } from '../sections.ts'
import type { LineContent, LineVersion } from '../types.ts'
import { lineText, momentOf, partyName } from '../words.ts'

export type Clashing = { now: LineVersion; mine: LineContent; merged: LineContent }

/** Two texts on the same base: what stands now, what was typed, and both in one where they touch different fields. */
export function clashIn(
  { versions }: LineHistory,
  part: SheetSection,
  failed: Failed | undefined,
): Clashing | undefined {
  if (failed === undefined || failed.errors.every(({ code }) => code !== 'changed')) return undefined
  const read = readForm(lineForm, failed.kept)
  const now = versions[0]
  if (!read.ok || now === undefined) return undefined
  const mine = contentFrom(part.shape, read.value)
  const base = versions.find(({ version }) => version === read.value.version)?.content ?? now.content
  return { now, mine, merged: mergeFields(base, now.content, mine).content }
}

/** Both texts side by side, and word by word what differs: whoever came later decides. */
export const Clash = ({ visit, clash }: { visit: CaseVisit; clash: Clashing }) => {
  const { lang } = visit
  const words = lineMessages(lang)
  const { now, mine } = clash
  const [theirs, own] = [lineText(visit, now.content), lineText(visit, mine)]
  return (
    <section class="yui-clash" aria-labelledby="clash-title">
      <Notice lang={lang} kind="warning" title={<span id="clash-title">{words.clashTitle}</span>}>
        <p>{words.clash(partyName(visit, now.partyId), now.name)}</p>
      </Notice>
      <div class="yui-clash__sides">
        <div>
          <h2>{words.theirs}</h2>
          <p>{theirs}</p>
          <p class="yui-line__whose">
            {partyName(visit, now.partyId)} {words.by_(now.name, momentOf(now.at, lang))}
          </p>
        </div>
        <div>
          <h2>{words.mine}</h2>
          <p>{own}</p>
        </div>
      </div>
      <h2>{words.difference}</h2>
      <WordDifference lang={lang} before={theirs} after={own} />
      <p class="yui-diff__legend">{words.legend}</p>
      <p>
        {!isSameContent(clash.merged, mine) && words.merged} <a href={sheetPath(visit)}>{words.keepTheirs}</a>
      </p>
    </section>
  )
}
