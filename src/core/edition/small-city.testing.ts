import { readDefinition } from './read.ts'

/** The smallest city with something of everything that can point somewhere. */
export const smallCity = `schema: 1
city:
  slug: hoshino
  code: '132292'
  name: { ja: 星野市 }
  prefecture: { ja: 東京都 }
edition: { title: { ja: 指針 }, kind: full, effectiveFrom: 2024-04-01 }
sources:
  - { code: text, title: { ja: 指針 }, kind: guideline, asOf: 2024-03 }
definition: { gist: { ja: 力を合わせること }, source: text }
actors:
  umbrella: { name: { ja: 市民等 }, covers: [resident] }
  kinds:
    - { code: resident, common: individual, name: { ja: 市民 } }
effects:
  - { code: all, for: [resident], title: { ja: 効果 }, items: [{ code: lively }] }
principles:
  - { code: equality, name: { ja: 対等 } }
formGroups:
  - { code: joint, name: { ja: 双方 }, leadership: joint }
forms:
  - { code: hosting, group: joint, common: coHosting, name: { ja: 共催 }, agreementTemplate: general }
suitability:
  tags: [{ code: timely, name: { ja: 時宜 } }]
zones:
  zones: [{ code: B, collaboration: true }]
selfCheck:
  start: first
  nodes:
    - { kind: list, code: first, title: { ja: 確認 }, items: [{ code: i, text: { ja: はい } }], allTrue: which, anyFalse: out }
    - kind: choice
      code: which
      title: { ja: 選択 }
      options:
        - { code: b, label: { ja: B }, zone: B, to: kinds }
        - { code: no, label: { ja: なし }, to: out }
    - { kind: tags, code: kinds, title: { ja: 種類 }, to: on }
    - { kind: exit, code: on, title: { ja: 相談 }, proceeds: true, outcomes: [{ code: go, kind: proceed, title: { ja: 相談 } }] }
    - { kind: exit, code: out, title: { ja: 終わり }, proceeds: false, outcomes: [{ code: own, kind: selfActivity, title: { ja: 自分で } }] }
fields:
  - { code: snow, name: { ja: 雪 } }
sections:
  - { code: policy, name: { ja: 政策課 } }
  - { code: roads, name: { ja: 道路課 } }
routing:
  default: policy
  rules: [{ field: snow, section: roads }]
desks:
  - { code: policy, name: { ja: 政策課 }, section: policy }
issues:
  - { code: few, text: { ja: 担い手が少ない } }
measures:
  - { code: one, measures: [{ code: training, name: { ja: 研修 }, answers: [few] }] }
staffNotes:
  - { code: listen, text: { ja: 聞く }, stage: idea }
stages:
  - code: idea
  - code: evaluation
agreementTemplates:
  - { code: general, name: { ja: 約束 }, forms: [hosting], clauses: [{ code: equality, title: { ja: 対等 }, principle: equality }] }
evaluation:
  proposedByYui: true
  relationship: [{ code: r, principle: equality, question: { ja: 対等でしたか } }]
  result: [{ code: e, effect: lively, question: { ja: 活発になりましたか } }]
  scale: [{ value: 1, label: { ja: いいえ } }, { value: 5, label: { ja: はい } }]
`

/** The small city's file with one piece of its text replaced. */
export function changed(from: string, to: string): string {
  if (!smallCity.includes(from)) throw new Error(`not in the small city: ${from}`)
  return smallCity.replace(from, to)
}

/** Mistakes as `path: found`, each with the text that begins where it points. */
export function mistakesIn(text: string): string[] {
  const read = readDefinition(text, 'hoshino.yaml', 'en')
  const lines = text.split('\n')
  const there = (line: number, column: number) => lines[line - 1]?.slice(column - 1).slice(0, 16)
  return read.ok
    ? []
    : read.mistakes.map(({ line, column, path, found }) => `${path}: ${found} | ${there(line, column)}`)
}
