import { verifyCity } from '../core/trail/verify.ts'
import { openStorage, s3In } from '../platform/storage/index.ts'
import { exportCity } from './archive/export.ts'
import { importCity } from './archive/import.ts'
import { importMessages } from './archive/import-messages.ts'
import type { Command } from './command.ts'
import { withOwner } from './installation.ts'
import { pathGiven } from './path.ts'
import { tell } from './trail-verify.ts'

const sum = (counts: readonly { rows: number }[]): number =>
  counts.reduce((total, { rows }) => total + rows, 0)

export const exportCommand: Command = {
  name: 'export',
  summary: { ja: '一つのまちのすべてを DIR に書き出します', en: 'write everything of one city to DIR' },
  details: {
    ja: '表ごとの JSON Lines、ファイル、まちの定義（YAML）、SHA-256 の一覧です。ほかの版の PostgreSQL、ほかの機械、ほかのソフトウェアへ移すためのものです。鍵は入りません。',
    en: 'JSON Lines per table, files, the city definition (YAML) and a list with SHA-256: the way to another PostgreSQL, another machine, or out. Keys are not included.',
  },
  arguments: ['CITY', 'DIR'],
  run: async ({ arguments: [slug = '', dir = ''], env, lang, say }) => {
    const to = pathGiven(dir, env)
    const { tables, files } = await withOwner(env, (owner, { folders }) =>
      exportCity({ owner, storage: openStorage(folders.files, s3In(env)), slug, lang, to, now: new Date() }),
    )
    say(importMessages(lang).exported(slug, to, sum(tables), files.length))
    return 0
  },
}

export const importCommand: Command = {
  name: 'import',
  summary: { ja: '書き出したまちを読み込みます', en: 'bring an exported city in' },
  details: {
    ja: '先に書き出しの全体を確かめます。同じまちがすでにあるときは断ります。最後に記録の鎖を調べます。',
    en: 'Checks the whole export first, refuses a city that is there already, and verifies its trail at the end.',
  },
  arguments: ['DIR'],
  run: async ({ arguments: [dir = ''], env, lang, say, warn }) => {
    const words = importMessages(lang)
    return await withOwner(env, async (owner, { folders }) => {
      const from = pathGiven(dir, env)
      const { city, tables, files } = await importCity({
        owner,
        filesDir: folders.files,
        s3: s3In(env),
        from,
        lang,
      })
      say(words.done(city.slug, sum(tables), files.length))
      say(words.keys(folders.keys))
      const client = await owner.connect()
      try {
        const verified = await verifyCity(client, city.id)
        tell({ lang, say, warn }, city.slug, verified)
        return verified.ok ? 0 : 1
      } finally {
        client.release()
      }
    })
  },
}
