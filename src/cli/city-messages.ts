import { defineMessages } from '../lib/language.ts'

export const cityMessages = defineMessages(
  {
    unreadable: (file: string, why: string) => `${file} を読めません（${why}）。パスを確かめてください。`,
    good: (name: string, from: string) => `まちがいはありません。${name}（${from} から）`,
    added: (name: string, number: number) => `${name}の第${number}版を加えました。`,
    same: (name: string, number: number) =>
      `同じ内容が、すでに${name}の第${number}版にあります。何も変更していません。`,
    dropped: (code: string, cases: number, people: number) =>
      `この版には課「${code}」がありません。進行中の案件が${cases}件、立場が${people}件残っています。`,
    dropNow:
      '何も変更していません。施行日（effectiveFrom）を先の日にして加え、その日の「異動・機構改革の準備」（/organization/changes）で、課が何になるかを入れてください。',
    dropLater: (day: string) =>
      `版は加えます。${day} までに「異動・機構改革の準備」（/organization/changes）で、課が何になるかを入れて予約してください。`,
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
    dropped: (code: string, cases: number, people: number) =>
      `This edition has no section “${code}”, which has ${cases} open cases and ${people} roles.`,
    dropNow:
      'Nothing was changed. Give the edition a day to come (effectiveFrom), add it, and enter what the section becomes under /organization/changes for that day.',
    dropLater: (day: string) =>
      `The edition is added. Before ${day}, enter what the section becomes under /organization/changes and schedule it.`,
    none: 'There is no city yet. Add one with: yui city add FILE',
    editions: (count: number, from: string) =>
      `${count} edition${count === 1 ? '' : 's'} (newest from ${from})`,
    demo: 'demo',
    unknown: (slug: string, known: string) => `There is no city “${slug}”. There are: ${known || 'none'}`,
  },
)
