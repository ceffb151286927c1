import { openStorage, s3In } from '../../platform/storage/index.ts'
import type { Finding, Patient } from './checks.ts'

/** Asks the store for something that is not there: what answers so is reached, and takes the key. */
export async function checkStore({ env, words }: Patient): Promise<Finding[]> {
  const s3 = s3In(env)
  if (s3 === undefined) return []
  const subject = words.store
  const nothing = '0'.repeat(64)
  return openStorage('', s3)
    .size('00000000-0000-4000-8000-000000000000', nothing)
    .then(
      (): Finding[] => [{ level: 'ok', subject, text: words.storeReached }],
      (): Finding[] => [{ level: 'fail', subject, text: words.storeFailed }],
    )
}
