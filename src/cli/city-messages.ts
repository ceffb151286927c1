import { defineMessages } from '../lib/language.ts'

export const cityMessages = defineMessages(
  {
    unreadable: (file: string, why: string) => `${file} を読めません（${why}）。パスを確かめてください。`,
    good: (name: string, from: string) => `まちがいはありません。${name}（${from} から）`,
    added: (name: string, number: number) => `${name}の第${number}版を加えました。`,
    same: (name: string, number: number) =>
      `同じ内容が、すでに${name}の第${number}版にあります。何も変更していません。`,
    none: 'まちはまだありません。yui city add FILE で加えてください。',
    editions: (count: number, from: string) => `${count}版（最新は ${from} から）`,
    demo: '体験用',
    unknown: (slug: string, known: string) =>
      `「${slug}」というまちはありません。あるのは: ${known || 'なし'}`,
  },
  {
    unreadable: (file: string, why: string) => `${file} cannot be read (${why}). Check the path.`,
    good: (name: string, from: string) => `No mistakes. ${name} (from ${from})`,
    added: (name: string, number: number) => `Added edition ${number} of ${name}.`,
    same: (name: string, number: number) =>
      `Edition ${number} of ${name} has the same content already. Nothing was changed.`,
    none: 'There is no city yet. Add one with: yui city add FILE',
    editions: (count: number, from: string) =>
      `${count} edition${count === 1 ? '' : 's'} (newest from ${from})`,
    demo: 'demo',
    unknown: (slug: string, known: string) => `There is no city “${slug}”. There are: ${known || 'none'}`,
  },
)
