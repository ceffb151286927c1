import { expect, test } from 'vitest'
import { openPieces } from './pieces.ts'

const Word = ({ text }: { text: string }) => <b>{text}</b>
const html = (child: unknown) => String(<p>{child as string}</p>)

test('a piece is rendered once for its key, escaped as it was', () => {
  const pieces = openPieces(10)
  let made = 0
  const piece = (key: string, text: string) =>
    pieces(key, () => {
      made += 1
      return <Word text={text} />
    })
  expect(html(piece('a', '<script>'))).toBe('<p><b>&lt;script&gt;</b></p>')
  expect(html(piece('a', '<script>'))).toBe('<p><b>&lt;script&gt;</b></p>')
  expect(html(piece('b', '花'))).toBe('<p><b>花</b></p>')
  expect(made).toBe(2)
})

test('no more are kept than there is room for, the least recently used goes', () => {
  const pieces = openPieces(2)
  const made: string[] = []
  const ask = (key: string) =>
    pieces(key, () => {
      made.push(key)
      return <Word text={key} />
    })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('what waits for something is made anew each time', async () => {
  const pieces = openPieces(2)
  let made = 0
  const Late = async () => {
    made += 1
    return <b>遅い</b>
  }
  for (let n = 0; n < 2; n += 1)
    expect(
      String(
        await (
          <p>
            {pieces('a', () => (
              <Late />
            ))}
          </p>
        ).toString(),
      ),
    ).toBe('<p><b>遅い</b></p>')
  expect(made).toBeGreaterThanOrEqual(2)
})
