import type pg from 'pg'
import { type Copied, copyOf } from '../../src/core/library/index.ts'
import { GENESIS } from '../../src/lib/chain.ts'
import { newId } from '../../src/lib/ids.ts'
import { referenceNumber } from '../../src/lib/reference-number.ts'
import type { SeedCity } from './cases.ts'
import { wordsOf } from './words.ts'

/**
 * Words as people write them, each in all its ways. Every story has one of them, in one of its ways; whoever asks in
 * another has to find it all the same.
 */
export const spellings: readonly (readonly string[])[] = [
  ['申し込み', '申込み', '申込'],
  ['話し合い', '話合い', '話合'],
  ['取り組み', '取組み', '取組'],
  ['打ち合わせ', '打合わせ', '打合せ'],
  ['引き継ぎ', '引継ぎ', '引継'],
  ['受け付け', '受付け', '受付'],
  ['買い物支援', '買物支援'],
  ['組み合わせ', '組合わせ', '組合せ'],
  ['立ち上げ', '立上げ'],
  ['呼び掛け', '呼掛け', '呼掛'],
  ['手続き', '手続'],
  ['書き込み', '書込み', '書込'],
  ['ボランティア', 'ぼらんてぃあ', 'ﾎﾞﾗﾝﾃｨｱ'],
  ['ワークショップ', 'わーくしょっぷ', 'ﾜｰｸｼｮｯﾌﾟ'],
  ['ＮＰＯ法人', 'NPO法人', 'npo法人'],
  ['葛\u{e0100}飾囃子', '葛飾囃子'],
]
/** Typed in kana for what is written in characters. */
export const readingsAsked = ['ジョセツ', 'ぼうさいくんれん', 'かだん', 'みまもり', 'せいそう', 'よみきかせ']

const perWord = 1999
/** Which story has which word, and how it writes it. */
export function wordIn(n: number): { word: number; written: string } | undefined {
  if (n % 13 !== 0) return undefined
  const word = Math.floor(n / 13) % spellings.length
  const ways = spellings[word] ?? []
  return { word, written: ways[Math.floor(n / perWord) % ways.length] ?? '' }
}

export const storyTexts = (n: number) => {
  const { title, issue, wish, group } = wordsOf(n, false)
  const special = wordIn(n)
  return { title, issue, wish: special ? `${wish}${special.written}も行う。` : wish, group }
}

const batch = 1000

/** Published stories of one city, numbered on from `first` over the whole installation. */
export async function seedStories(
  owner: pg.ClientBase,
  city: SeedCity,
  first: number,
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, at) =>
      rowOf(city, first + from + at, from + at),
    )
    await owner.query('BEGIN')
    await insert(
      owner,
      'collaboration',
      rows.map(({ matter }) => matter),
    )
    await insert(
      owner,
      'library_case',
      rows.map(({ copy }) => copy),
    )
    await owner.query('COMMIT')
  }
}

async function insert(owner: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await owner.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

function rowOf(city: SeedCity, n: number, serial: number) {
  const year = 2022 + (n % 5)
  const at = new Date(Date.UTC(year, 3, 1) + serial * 3_600_000)
  const id = newId(at.getTime())
  const { title, issue, wish, group } = storyTexts(n)
  const number = referenceNumber(year, serial + 1)
  const ordinal = year * 10_000_000 + serial + 1
  const { definition } = city
  const field = definition.fields[n % definition.fields.length]?.code ?? null
  const form = definition.forms[n % definition.forms.length]
  const kind = definition.actors.kinds[n % definition.actors.kinds.length]
  const day = at.toISOString().slice(0, 10)
  const shared = { city_id: city.id, title, issue, fiscal_year: year, number }
  const matter = {
    ...shared,
    id,
    ordinal,
    edition_id: city.editionId,
    wish,
    proposer: '',
    field,
    stage: 'evaluation',
    state: 'closed',
    visibility: 'public',
    form: form?.code ?? null,
    tags: [],
    partner_kinds: [kind?.code],
    created_on: day,
    created_at: at,
    closed_on: day,
    demo: false,
    version: 1,
    trail_seq: 0,
    trail_hash: GENESIS,
    via: 'web',
    place: '',
    kind: 'idea',
    among_citizens: false,
  }
  const copied: Copied = {
    slug: city.slug,
    ordinal,
    number,
    title,
    issue,
    wish,
    fiscal_year: year,
    form: form?.code ?? null,
    field,
    tags: [],
    common: form?.common ?? null,
    kinds: kind ? [kind.common] : [],
    parties: [group],
    yen: (n % 7) * 90_000,
    purpose: null,
    evaluated: n % 3 === 0,
    evaluated_on: null,
    closed_on: day,
    section: null,
    partner_kinds: kind ? [kind.code] : [],
    demo: false,
  }
  const { words, ...copy } = copyOf(id, copied)
  const lexemes = words.map((one) => `'${one}'`).join(' ')
  return { matter, copy: { city_id: city.id, case_id: id, ...copy, lexemes } }
}
