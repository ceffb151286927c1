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
  line: LineHistory,
  part: SheetSection,
  failed: Failed | undefined,
): Clashing | undefined {
  if (failed === undefined || failed.errors.every(({ code }) => code !== 'changed')) return undefined
  return clashOf(line, part, failed.kept)
}

export function clashOf(
  { versions }: LineHistory,
  part: SheetSection,
  kept: Failed['kept'],
): Clashing | undefined {
  const read = readForm(lineForm, kept)
  const now = versions[0]
  if (!read.ok || now === undefined) return undefined
  const mine = contentFrom(part.shape, read.value)
  const base = versions.find(({ version }) => version === read.value.version)?.content ?? now.content
  return { now, mine, merged: mergeFields(base, now.content, mine).content }
}

type SidesProps = { visit: CaseVisit; clash: Clashing; level?: 2 | 4 }

/** Both texts side by side, and word by word what differs. */
export const ClashSides = ({ visit, clash: { now, mine }, level = 2 }: SidesProps) => {
  const { lang } = visit
  const words = lineMessages(lang)
  const [theirs, own] = [lineText(visit, now.content), lineText(visit, mine)]
  const Title = level === 2 ? 'h2' : 'h4'
  return (
    <>
      <div class="yui-clash__sides">
        <div>
          <Title>{words.theirs}</Title>
          <p>{theirs}</p>
          <p class="yui-line__whose">
            {partyName(visit, now.partyId)} {words.by_(now.name, momentOf(now.at, lang))}
          </p>
        </div>
        <div>
          <Title>{words.mine}</Title>
          <p>{own}</p>
        </div>
      </div>
      <Title>{words.difference}</Title>
      <WordDifference lang={lang} before={theirs} after={own} />
      <p class="yui-diff__legend">{words.legend}</p>
    </>
  )
}

/** Whoever came later sees both, and decides. */
export const Clash = ({ visit, clash }: { visit: CaseVisit; clash: Clashing }) => {
  const { lang } = visit
  const words = lineMessages(lang)
  const { now, mine } = clash
  return (
    <section class="yui-clash" aria-labelledby="clash-title">
      <Notice lang={lang} kind="warning" title={<span id="clash-title">{words.clashTitle}</span>}>
        <p>{words.clash(partyName(visit, now.partyId), now.name)}</p>
      </Notice>
      <ClashSides visit={visit} clash={clash} />
      <p>
        {!isSameContent(clash.merged, mine) && words.merged} <a href={sheetPath(visit)}>{words.keepTheirs}</a>
      </p>
    </section>
  )
}
