import { formatSettingsMistakes, openProvider, readSignInSettings } from '../../core/openid/index.ts'
import type { Finding, Patient } from './checks.ts'

/** Reads the settings as a start does, and knocks at each provider. None at all is a choice, not a finding. */
export async function checkProviders({ folders, words }: Patient): Promise<Finding[]> {
  const subject = words.signIn
  const { settings, mistakes } = await readSignInSettings(folders.signIn)
  if (mistakes.length > 0) return [{ level: 'fail', subject, text: formatSettingsMistakes(mistakes) }]
  const all = [...settings].flatMap(([slug, some]) => some.map((one) => ({ slug, one })))
  return Promise.all(
    all.map(async ({ slug, one }): Promise<Finding> => {
      const name = `${slug} ${one.code}`
      try {
        await openProvider(one).reach()
        return { level: 'ok', subject, text: words.providerGood(name) }
      } catch (error) {
        return { level: 'fail', subject, text: words.providerBad(name, reasonOf(error)) }
      }
    }),
  )
}

/** What happened, in as few words as whoever set it up needs. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: { code?: string; message?: string } }
  return [message, cause?.code ?? cause?.message].filter(Boolean).join(': ').slice(0, 200)
}
