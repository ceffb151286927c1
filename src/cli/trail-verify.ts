import { sayProblem } from '../core/trail/problem.ts'
import { type Verified, verifyCity } from '../core/trail/verify.ts'
import { defineMessages } from '../lib/language.ts'
import type { Call, Command } from './command.ts'
import { findCity, type KnownCity, listKnown } from './find-city.ts'
import { withOwner } from './installation.ts'

const messages = defineMessages(
  {
    good: (slug: string, found: Verified) =>
      `${slug}: 記録は正しくつながっています（案件${found.cases}件、記録${found.entries}件、署名された先頭${found.heads}件）`,
    bad: (slug: string, count: number) =>
      `${slug}: おかしいところが${count}件あります。書き換えや削除の疑いがあります。`,
    lawful: ({ removedParts, disposedCases }: Verified) =>
      `  法により削除：記録の一部 ${removedParts}件、保存期間が満ちて廃棄した案件 ${disposedCases}件。残りは確かめられています。`,
    keep: (head: string) => `  今の先頭（控えておき、次に --against に渡してください）: ${head}`,
    needsCity: '--against を使うときは、--city も指定してください。',
  },
  {
    good: (slug: string, found: Verified) =>
      `${slug}: the trail is whole (${found.cases} cases, ${found.entries} entries, ${found.heads} signed heads)`,
    bad: (slug: string, count: number) =>
      `${slug}: ${count} problem${count === 1 ? '' : 's'}. Something may have been changed or removed.`,
    lawful: ({ removedParts, disposedCases }: Verified) =>
      `  Lawfully removed: ${removedParts} part(s) of entries, ${disposedCases} case(s) whose retention is over. The rest is proven.`,
    keep: (head: string) =>
      `  Newest head (keep it elsewhere, and give it next time with --against): ${head}`,
    needsCity: 'With --against, also give --city.',
  },
)

export const trailVerify: Command = {
  name: 'trail verify',
  summary: { ja: '記録（改ざんを見つける鎖）を調べます', en: 'check the trail for what was changed' },
  details: {
    ja: '受付票や公開ページにある先頭（例 12:3f9a…）を --against に渡すと、後から切り取られたり、まるごと作り直されたりした記録も見つけます。',
    en: 'With a head from a receipt or the public page (such as 12:3f9a…) in --against, it also finds what was cut off or written anew as a whole.',
  },
  options: {
    city: { type: 'string', value: 'SLUG', about: { ja: 'このまちだけ', en: 'only this city' } },
    against: {
      type: 'string',
      value: 'HEAD',
      about: { ja: '外で控えた先頭と比べる', en: 'compare with a head that was kept elsewhere' },
    },
  },
  run: async (call) => {
    const { city, against } = call.values
    if (against !== undefined && city === undefined) {
      call.warn(messages(call.lang).needsCity)
      return 2
    }
    const results = await withOwner(call.env, async (owner) => {
      const cities =
        city === undefined ? await listKnown(owner) : [await findCity(owner, String(city), call.lang)]
      const client = await owner.connect()
      try {
        const verified: [KnownCity, Verified][] = []
        for (const one of cities)
          verified.push([one, await verifyCity(client, one.id, against as string | undefined)])
        return verified
      } finally {
        client.release()
      }
    })
    for (const [{ slug }, found] of results) tell(call, slug, found)
    return results.every(([, { ok }]) => ok) ? 0 : 1
  },
}

/** What a verification found, in words. */
export function tell(
  { lang, say, warn }: Pick<Call, 'lang' | 'say' | 'warn'>,
  slug: string,
  found: Verified,
): void {
  const words = messages(lang)
  if (found.ok) say(words.good(slug, found))
  else
    warn(
      [words.bad(slug, found.problems.length), ...found.problems.map((one) => `  ${sayProblem(one)}`)].join(
        '\n',
      ),
    )
  if (found.removedParts + found.disposedCases > 0) say(words.lawful(found))
  if (found.newest !== undefined) say(words.keep(found.newest))
}
