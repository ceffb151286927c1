import { scanFaults } from '../files/index.ts'
import { sayErrors } from '../web/form-words.ts'
import type { Failed } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { jointMessages } from './messages.ts'
import { silenceMessages } from './silence-messages.ts'

/** What was wrong with a confirmation, a paper or an objection, in the reader's words. */
export function sayJointErrors({ lang }: CaseVisit, failed: Failed | undefined) {
  if (failed === undefined) return []
  const words = jointMessages(lang)
  const { partyId, signer, signedOn, typedHash: hash, scanFile: scan, reason } = words
  const { reason: silence, word } = silenceMessages(lang)
  const labels = { partyId, signer, signedOn, hash, scan, reason, silence, word }
  return sayErrors(failed.errors, lang, labels, {
    ...scanFaults(lang),
    ...ownWords(words),
    ownSilence: silenceMessages(lang).ownSilence,
    tooEarly: silenceMessages(lang).tooEarly,
  })
}

function ownWords(words: ReturnType<typeof jointMessages>): Record<string, string> {
  const { nothingWritten, stale, alreadyConfirmed, otherParty, notNamed, ownParty, cityHall, noScan } = words
  const { nothingToObjectTo } = words
  const inEffect = words.alreadyConfirmed
  const confirming = { nothingWritten, stale, inEffect, alreadyConfirmed, otherParty, notNamed }
  return { ...confirming, ownParty, cityHall, noScan, nothingToObjectTo }
}
