import { expect, test } from 'vitest'
import { titleOfDraft } from './title.ts'

test('a draft is called by its title, by a name, or by how its words begin', () => {
  expect(titleOfDraft({ title: '雪かき', text: '長い話' }, '題名なし')).toBe('雪かき')
  expect(titleOfDraft({ name: '見本の会' }, '題名なし')).toBe('見本の会')
  expect(titleOfDraft({ text: 'ベンチのあるまち。' }, '題名なし')).toBe('ベンチのあるまち。')
  expect(
    titleOfDraft(
      { text: '雨の日でも子どもが\n走り回れる場所が、歩いて行けるところにあるまち。' },
      '題名なし',
    ),
  ).toBe('雨の日でも子どもが 走り回れる場所が、歩いて行け…')
  expect(titleOfDraft({ title: '', text: ' ' }, '題名なし')).toBe('題名なし')
})
