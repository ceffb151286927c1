import { defineMessages } from '../lib/language.ts'

export const backupMessages = defineMessages(
  {
    done: (to: string, files: number, mb: number) => `${to} に写しました（${files}ファイル、${mb} MB）。`,
    noKeys: (keys: string) =>
      `鍵（${keys}）はバックアップに入っていません。封をした評価を開くのに要るので、別の場所に保管してください。`,
    exported: (to: string) =>
      `DATABASE_URL のデータベースなので、すべてのまちを ${to} に書き出しました。戻すときは yui import を使います。`,
    restored: (home: string, madeAt: string, cities: string) =>
      `${home} に戻しました（${madeAt} のバックアップ、まち: ${cities || 'なし'}）。`,
    onlyEmbedded:
      'restore は内蔵のデータベースのためのものです。DATABASE_URL のデータベースには yui import を使ってください。',
  },
  {
    done: (to: string, files: number, mb: number) => `Copied to ${to} (${files} files, ${mb} MB).`,
    noKeys: (keys: string) =>
      `Keys (${keys}) are not in the backup. They open sealed evaluations: keep them in another place.`,
    exported: (to: string) =>
      `The database is that of DATABASE_URL, so every city was exported to ${to}. Bring them back with yui import.`,
    restored: (home: string, madeAt: string, cities: string) =>
      `Restored into ${home} (backup of ${madeAt}, cities: ${cities || 'none'}).`,
    onlyEmbedded: 'restore is for the embedded database. For the database of DATABASE_URL, use yui import.',
  },
)
