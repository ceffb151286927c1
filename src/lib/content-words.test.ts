import { expect, test } from 'vitest'
import { contentWords } from './content-words.ts'

test('the words that tell a text from others: kanji, katakana, letters; the title’s first', () => {
  expect(contentWords('通学路の雪かきをみんなで', 'バス停が危険です。通学路も。', 5)).toEqual([
    '通学路',
    '危険',
  ])
  expect(contentWords('町内の一斉除雪', 'スコップとｗｅｂの予約', 9)).toEqual([
    '町内',
    '一斉',
    '除雪',
    'スコップ',
    'web',
    '予約',
  ])
})

test('what stands in every idea tells nothing, and a text in kana alone still has words', () => {
  expect(contentWords('市民と地域の協働活動', '', 5)).toEqual([])
  expect(contentWords('ゆきかき を したい', '', 5)).toEqual(['ゆきかき', 'したい'])
  expect(contentWords('', '', 5)).toEqual([])
})
