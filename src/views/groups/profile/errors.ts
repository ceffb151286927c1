import { sayErrors } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { profileMessages } from './messages.ts'

const own = [
  'badWebsite',
  'badCorporateNumber',
  'badPhone',
  'badEmail',
  'badPostalCode',
  'moreInCity',
  'tooMany',
  'badFile',
  'newerFile',
  'fileNeeded',
] as const

/** What is left out of a choice is not “entered” but chosen. */
export function saidErrors({ lang }: Visit, failed: Failed | undefined) {
  const words = profileMessages(lang)
  const errors = (failed?.errors ?? []).map((error) =>
    error.field === 'kind' ? { ...error, code: 'badChoice' } : error,
  )
  return sayErrors(errors, lang, words, Object.fromEntries(own.map((code) => [code, words[code]])))
}
