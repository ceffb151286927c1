import { formatSettingsMistakes, openProvider, readSignInSettings } from '../core/openid/index.ts'
import type { Runtime } from '../core/web/visit.ts'
import { Refusal } from './refusal.ts'

/** The providers of every city; a start with a mistake in their settings is refused. They are asked when first used. */
export async function openProviders(folder: string): Promise<Runtime['providers']> {
  const { settings, mistakes } = await readSignInSettings(folder)
  if (mistakes.length > 0) throw new Refusal(formatSettingsMistakes(mistakes))
  const providers = new Map([...settings].map(([slug, some]) => [slug, some.map(openProvider)]))
  return (slug) => providers.get(slug) ?? []
}
