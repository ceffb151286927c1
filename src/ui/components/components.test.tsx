import { describe, expect, test } from 'vitest'
import { phoneHref } from './desk-list.tsx'
import {
  BarChart,
  Card,
  DataTable,
  DeskList,
  NextStep,
  Pager,
  PlainText,
  SpreadChart,
  StackedChart,
  StepMap,
  Term,
  TrendChart,
} from './index.ts'

const texts = (html: string) => html.replace(/<[^>]+>/g, '|')

test('what a person typed keeps its paragraphs and lines and loses its tags', () => {
  expect(String(<PlainText text={'一\r\n二\n\n\n<b>三</b> 髙﨑'} />)).toBe(
    '<div class="yui-prose yui-prose--typed" lang="ja"><p>一\r\n二</p><p>&lt;b&gt;三&lt;/b&gt; 髙﨑</p></div>',
  )
})

test('exactly one step is the current one, for the eye and the ear', () => {
  const html = String(
    <StepMap
      lang="ja"
      label="すじ道"
      steps={[
        { label: '相談', state: 'done', note: '6月3日' },
        { label: '合意', state: 'current' },
        { label: '実施', state: 'upcoming' },
      ]}
    />,
  )
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  expect(
    texts(html)
      .split('|')
      .filter((text) => text !== ''),
  ).toEqual(['相談', '6月3日', '合意', 'いまここ', '実施', 'これから'])
})

test('a table scrolls in a group of its own that the keyboard reaches and the caption names', () => {
  const html = String(
    <DataTable
      id="t"
      caption="役割"
      columns={[{ label: 'だれ' }, { label: '円', number: true }]}
      rows={[['市', 0]]}
    />,
  )
  expect(html).toMatch(/^<div class="yui-table" role="group" aria-labelledby="t-caption" tabindex="0">/)
  expect(html).toContain('<th scope="row">市</th><td class="yui-table__number">0</td>')
})

describe('whose turn', () => {
  test('mine is said to me', () => {
    expect(String(<NextStep lang="ja" whose="環境課" yours what="読む" />)).toContain('あなたの番です')
  })
  test("another's is said by name, also late", () => {
    const html = String(<NextStep lang="ja" whose="<環境課>" what="答える" by="6月1日" overdue />)
    expect(html).toContain('&lt;環境課&gt;の番です')
    expect(html).toContain('期限を過ぎています')
  })
  test('nobody’s is just what comes next', () => {
    expect(String(<NextStep lang="en" what="Read" />)).toContain('What comes next')
  })
})

test('a pager offers only the directions there are', () => {
  expect(String(<Pager lang="ja" nextHref="?after=1" />)).not.toContain('前のページ')
  expect(String(<Pager lang="ja" prevHref="?before=1" />)).not.toContain('次のページ')
})

test.each([
  ['0144-32-6111', 'tel:0144326111'],
  ['０１４４－３２－６１１１', 'tel:0144326111'],
  ['+81 144 32 6111', 'tel:+81144326111'],
])('%s can be called', (phone, href) => {
  expect(phoneHref(phone)).toBe(href)
})

test('a desk without a number shows no telephone', () => {
  expect(String(<DeskList lang="ja" desks={[{ name: '窓口' }]} />)).not.toContain('tel:')
})

test('the explanation of a word may stand inside a paragraph', () => {
  const html = String(
    <Term lang="ja" id="t" term="協働">
      いっしょに働くこと
    </Term>,
  )
  expect([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag)).toEqual(['span', 'button', 'span', 'b'])
})

test('a card without an address is no link', () => {
  expect(String(<Card title="題" />)).not.toMatch(/<a |yui-card--link/)
})

test('a bar is as long as its share of the largest, and nothing divides by zero', () => {
  const widths = (bars: { label: string; value: number }[]) =>
    [
      ...String(<BarChart lang="ja" id="b" caption="数" bars={bars} />).matchAll(/fill" width="([^"]+)"/g),
    ].map(([, width]) => width)
  expect(
    widths([
      { label: 'a', value: 4 },
      { label: 'b', value: 1 },
    ]),
  ).toEqual(['100%', '25%'])
  expect(widths([{ label: 'a', value: 0 }])).toEqual(['0%'])
})

test('scores are said in words per item, widest disagreement first, and told apart by shape', () => {
  const html = String(
    <SpreadChart
      lang="ja"
      id="s"
      caption="関係"
      parties={['会', '課']}
      items={[
        { label: '目的', scores: [4, 4] },
        { label: '対等', scores: [1, undefined] },
        { label: '公開', scores: [2, 5] },
      ]}
    />,
  )
  expect([...html.matchAll(/role="img" aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual([
    '公開。会 2、課 5。差は3。',
    '目的。会 4、課 4。差は0。',
    '対等。会 1、課 未回答。ほかと比べられません。',
  ])
  expect(html).toMatch(/<circle class="yui-shape[^>]*><\/circle>.*<rect class="yui-shape/s)
})

test('parts of a sum have grounds of their own, are said in words and stand in a table', () => {
  const html = String(
    <StackedChart
      lang="ja"
      id="k"
      caption="件数"
      unit="件"
      parts={['市民', '行政']}
      rows={[
        { label: '令和6年度', values: [3, 1] },
        { label: '令和7年度', values: [0, 2] },
      ]}
    />,
  )
  expect(html).toContain('aria-label="令和6年度。市民 3件、行政 1件。合わせて4件。"')
  expect(
    [...html.matchAll(/<rect x="([^"]+%)" y="1" width="([^"]+)"[^>]*#k-g(\d)/g)].map((hit) => hit.slice(1)),
  ).toEqual([
    ['0%', '75%', '0'],
    ['75%', '25%', '1'],
    ['0%', '50%', '1'],
  ])
  expect(html).toContain('<th scope="row">令和6年度</th>')
})

test('a year without a number is no zero: the line stops there, and the table says so', () => {
  const html = String(
    <TrendChart
      lang="ja"
      id="r"
      caption="移り変わり"
      points={['5年度', '6年度', '7年度']}
      lines={[{ label: '共催', values: [1, undefined, 2] }]}
    />,
  )
  expect(html).toContain('共催。5年度 1、6年度 記録なし、7年度 2。')
  expect(html.match(/stroke-width="2"/g)).toBeNull()
  expect(html.match(/<circle/g)).toHaveLength(2)
})
