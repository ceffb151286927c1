import type { ScanRow } from '../../../core/scan/index.ts'
import type { Lang } from '../../../lib/language.ts'
import { scanMessages } from './messages.ts'

/** What a scan turned out to be, and what to do about it. */
export function saidOf(
  { state, why, number }: Pick<ScanRow, 'state' | 'why' | 'number'>,
  lang: Lang,
): string {
  const words = scanMessages(lang)
  if (state === 'attached' || state === 'entered') return words[state](number ?? '')
  if (state !== 'waiting') return words[state]
  const reasons = {
    '': words.whyNone,
    none: words.whyNone,
    blank: words.whyBlank,
    draft: words.whyDraft,
    otherCity: words.whyOtherCity,
    unknown: words.whyUnknown,
    broken: words.whyBroken,
    several: words.whySeveral,
    unreadable: words.whyUnreadable,
    tooMany: words.whyTooMany,
  }
  return reasons[why]
}
