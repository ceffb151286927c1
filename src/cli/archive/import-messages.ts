import { defineMessages } from '../../lib/language.ts'

const unchanged = { ja: '何も変更していません。', en: 'Nothing was changed.' }

export const importMessages = defineMessages(
  {
    there: (slug: string) => `「${slug}」は、すでにここにあります。${unchanged.ja}`,
    otherVersion: (theirs: string, ours: string) =>
      `別の版の Yui で書き出したものです（書き出し: ${theirs}、ここ: ${ours}）。同じ版に読み込んでから、新しい版に上げてください。${unchanged.ja}`,
    mixed: `体験用のまちと本番のまちは、同じところに置けません。別の YUI_DATA に読み込んでください。${unchanged.ja}`,
    otherTables: (names: string) => `表がこの版と違います（${names}）。${unchanged.ja}`,
    notEqual: (table: string) => `表 ${table} が、書き出したものと同じになりません。${unchanged.ja}`,
    done: (slug: string, rows: number, files: number) =>
      `${slug} を読み込みました（${rows}行、${files}ファイル）。`,
    keys: (keys: string) =>
      `鍵は書き出しに入っていません。もとの鍵のうち、このまちのものを ${keys} に置いてください。`,
    exported: (slug: string, to: string, rows: number, files: number) =>
      `${slug} を ${to} に書き出しました（${rows}行、${files}ファイル）。個人情報を含みます。`,
  },
  {
    there: (slug: string) => `“${slug}” is here already. ${unchanged.en}`,
    otherVersion: (theirs: string, ours: string) =>
      `It was exported by another version of Yui (there: ${theirs}, here: ${ours}). Import it into the same version, then upgrade that. ${unchanged.en}`,
    mixed: `A demo city and a real one do not share an installation. Import it into another YUI_DATA. ${unchanged.en}`,
    otherTables: (names: string) => `Its tables are not those of this version (${names}). ${unchanged.en}`,
    notEqual: (table: string) => `The table ${table} does not come out as it was exported. ${unchanged.en}`,
    done: (slug: string, rows: number, files: number) => `Imported ${slug} (${rows} rows, ${files} files).`,
    keys: (keys: string) =>
      `Keys are not in an export. Put the city's own from the old installation into ${keys}.`,
    exported: (slug: string, to: string, rows: number, files: number) =>
      `Exported ${slug} to ${to} (${rows} rows, ${files} files). It holds personal data.`,
  },
)
