import type { Definition } from '../../../core/edition/schema/index.ts'
import type { Text } from '../../../lib/language.ts'
import type { LineShape } from './types.ts'

/** A part of the sheet: its name is the city's, its code says what it becomes later. */
export type SheetSection = { code: string; shape: LineShape; name: Text; hint?: Text | undefined }

/** What the built-in parts ask for; a part that a city adds asks for words. */
const shapes: Readonly<Record<string, LineShape>> = {
  result: 'dated',
  able: 'able',
  roles: 'party',
  resources: 'resource',
  budget: 'budget',
  end: 'dated',
}

/** For a city that has not said which parts its sheet has: what two sides need to have talked about. */
const builtIn: readonly Omit<SheetSection, 'shape'>[] = [
  {
    code: 'present',
    name: { ja: '現状', en: 'How things are', easy: '今（いま）の ようす' },
    hint: {
      ja: '今どうなっているか、知っていることを書きます。',
      en: 'What is the case today, as far as you know.',
      easy: '今（いま）、どうなっていますか。',
    },
  },
  {
    code: 'issue',
    name: { ja: '共有する課題', en: 'The issue we share', easy: 'みんなの こまっていること' },
    hint: {
      ja: 'だれが何に困っているか。どの立場から見ても同じと言えることを書きます。',
      en: 'Who has which difficulty: what all sides can say alike.',
      easy: 'だれが、何（なに）に こまっていますか。',
    },
  },
  {
    code: 'purpose',
    name: { ja: '目的', en: 'Purpose', easy: '目的（もくてき）' },
    hint: {
      ja: 'いっしょに何をめざすか。',
      en: 'What we want to reach together.',
      easy: '何（なに）のために しますか。',
    },
  },
  {
    code: 'result',
    name: { ja: 'どれだけの成果を、いつまでに', en: 'How much, by when', easy: 'いつまでに、どれだけ' },
    hint: {
      ja: '数で言えることは数で書きます。例：参加世帯を30から50に。',
      en: 'In figures where there are any: from 30 to 50 households.',
      easy: '数（かず）で 書（か）けるときは、数（かず）で 書（か）きます。',
    },
  },
  {
    code: 'ways',
    name: { ja: 'これまでに試したこと', en: 'What has been tried', easy: '前（まえ）に したこと' },
    hint: {
      ja: 'うまくいかなかったことも書きます。',
      en: 'Also what did not work.',
      easy: 'うまく いかなかったことも 書（か）きます。',
    },
  },
  {
    code: 'able',
    name: {
      ja: 'できること・できないこと',
      en: 'Who can, and cannot, do what',
      easy: 'できること・できないこと',
    },
    hint: {
      ja: 'できないことは、責めずに理由とあわせて書きます。',
      en: 'What cannot be done is written with its reason, blaming nobody.',
      easy: 'できない ときは、わけも 書（か）きます。',
    },
  },
  { code: 'roles', name: { ja: '役割', en: 'Roles', easy: '役割（やくわり）' } },
  {
    code: 'resources',
    name: { ja: '出し合うもの（資源）', en: 'What each brings', easy: '出（だ）しあうもの' },
    hint: {
      ja: '物、人手、技術、お金、場所、情報など。小さなものも書きます。',
      en: 'Goods, hands, skills, money, places, information; small things too.',
      easy: '物（もの）、人（ひと）、お金（かね）、場所（ばしょ）などです。',
    },
  },
  {
    code: 'budget',
    name: { ja: '収支予算書（案）', en: 'Draft budget', easy: 'お金（かね）の 予定（よてい）' },
    hint: {
      ja: '収入と支出の合計は自動で計算します。',
      en: 'The sums are computed.',
      easy: '合計（ごうけい）は 自動（じどう）で 計算（けいさん）します。',
    },
  },
  {
    code: 'open',
    name: { ja: 'まだ決まっていないこと', en: 'What is still open', easy: 'まだ 決（き）まっていないこと' },
  },
  {
    code: 'end',
    name: {
      ja: 'このテーブルを終える目標',
      en: 'The goal that ends this table',
      easy: 'テーブルを 終（お）える とき',
    },
    hint: {
      ja: '何が決まったら、またはいつ、話し合いを終えるか。',
      en: 'What must be settled, or by when, for the talks to end.',
      easy: '何（なに）が 決（き）まったら 終（お）わりますか。',
    },
  },
]

export function sectionsOf(definition: Pick<Definition, 'tableSheet'>): SheetSection[] {
  const parts = definition.tableSheet ?? builtIn
  return parts.map((part) => ({ ...part, shape: shapes[part.code] ?? 'text' }))
}

export const findSheetSection = (
  definition: Pick<Definition, 'tableSheet'>,
  code: string | undefined,
): SheetSection | undefined => sectionsOf(definition).find((one) => one.code === code)
