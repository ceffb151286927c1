import { join } from 'node:path'
import { openStorage, s3In } from '../platform/storage/index.ts'
import { exportCity } from './archive/export.ts'
import { newFolder } from './archive/folders.ts'
import { backUp } from './backup/physical.ts'
import { restoreInto } from './backup/restore.ts'
import { backupMessages } from './backup-messages.ts'
import type { Call, Command } from './command.ts'
import { listKnown } from './find-city.ts'
import { foldersOf, type Installation, openInstallation, withOwner } from './installation.ts'
import { pathGiven } from './path.ts'

export const backup: Command = {
  name: 'backup',
  summary: { ja: '動かしたまま、すべてを DIR に写します', en: 'copy everything to DIR, also while it runs' },
  details: {
    ja: '内蔵のデータベースとアップロードされたファイルを写します。鍵（YUI_KEYS）は入りません。別の場所に保管してください。\nDATABASE_URL を使う場合は、代わりにすべてのまちを書き出します（DIR/まち）。',
    en: 'Copies the embedded database and the uploaded files. Keys (YUI_KEYS) are not included: keep them in another place.\nWith DATABASE_URL, every city is exported instead (DIR/city).',
  },
  arguments: ['DIR'],
  run: async (call) => {
    const to = pathGiven(call.arguments[0] ?? '', call.env)
    await newFolder(to)
    const installation = await openInstallation(call.env)
    try {
      if (installation.embedded === undefined) return await exportAll(call, to)
      await backUpEmbedded(call, installation, to)
      return 0
    } finally {
      await installation.stop()
    }
  },
}

async function backUpEmbedded(call: Call, { embedded, folders }: Installation, to: string): Promise<void> {
  if (embedded === undefined) return
  const words = backupMessages(call.lang)
  const manifest = await backUp({
    ...embedded,
    filesDir: folders.files,
    s3: s3In(call.env),
    to,
    now: new Date(),
  })
  call.say(words.done(to, manifest.files.length, megabytes(manifest.files)))
  call.say(words.noKeys(folders.keys))
}

const megabytes = (files: readonly { size: number }[]): number =>
  Math.ceil(files.reduce((sum, { size }) => sum + size, 0) / 1_000_000)

async function exportAll({ env, lang, say }: Call, to: string): Promise<0> {
  const words = backupMessages(lang)
  await withOwner(env, async (owner, { folders }) => {
    for (const { slug } of await listKnown(owner))
      await exportCity({
        owner,
        storage: openStorage(folders.files, s3In(env)),
        slug,
        lang,
        to: join(to, slug),
        now: new Date(),
      })
  })
  say(words.exported(to))
  return 0
}

export const restore: Command = {
  name: 'restore',
  summary: { ja: 'バックアップを空の YUI_DATA に戻します', en: 'bring a backup back into an empty YUI_DATA' },
  details: {
    ja: 'すべてのファイルを SHA-256 で確かめてから書きます。鍵は、保管しておいたものを YUI_KEYS に戻してください。',
    en: 'Every file is checked by its SHA-256 before anything is written. Put the keys that you kept back into YUI_KEYS.',
  },
  arguments: ['DIR'],
  run: async ({ arguments: [from = ''], env, lang, say, warn }) => {
    const words = backupMessages(lang)
    if (env.DATABASE_URL) {
      warn(words.onlyEmbedded)
      return 1
    }
    const folders = foldersOf(env)
    const { madeAt } = await restoreInto(folders, pathGiven(from, env), s3In(env))
    const cities = await withOwner(env, (owner) => listKnown(owner))
    say(words.restored(folders.home, madeAt, cities.map(({ slug }) => slug).join(', ')))
    say(words.noKeys(folders.keys))
    return 0
  },
}
