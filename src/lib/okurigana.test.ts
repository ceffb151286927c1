import { expect, test } from 'vitest'
import { withoutOkurigana } from './okurigana.ts'
import { readingsOf } from './readings.ts'

test.each([
  ['申し込み', '申込み', '申込'],
  ['話し合い', '話合い', '話合'],
  ['取り組み', '取組み', '取組'],
  ['打ち合わせ', '打合わせ', '打合せ'],
  ['引き継ぎ', '引継ぎ', '引継'],
  ['受け付け', '受付け', '受付'],
  ['買い物', '買物', '買物'],
  ['組み合わせ', '組合わせ', '組合せ'],
  ['立ち上げ', '立上げ', '立上げ'],
  ['手伝い', '手伝', '手伝'],
])('%s, %s and %s are one word', (...written) => {
  expect(new Set(written.map(withoutOkurigana)).size).toBe(1)
})

test('what follows a compound changes nothing, and particles between words stay', () => {
  expect(withoutOkurigana('申し込みを受け付ける')).toContain(withoutOkurigana('申込'))
  expect(withoutOkurigana('話し合いの場')).toBe('話合の場')
  expect(withoutOkurigana('川の道と町や村')).toBe('川の道と町や村')
  expect(withoutOkurigana('美しい町')).toBe('美町')
})

test('a word written in kana stands for its characters where everybody writes them so, and for nothing else', () => {
  expect(readingsOf('ジョセツ')).toEqual(['除雪'])
  expect(readingsOf('じょせつ')).toEqual(['除雪'])
  expect(readingsOf('こどもしょくどう')).toEqual(['子ども食堂', 'こども食堂', '子供食堂'])
  expect(readingsOf('除雪')).toEqual([])
  expect(readingsOf('constructor')).toEqual([])
})
