/** What every paper of the report shares: A4, a UD font, the city and the day on every page. */
const page = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.city)
#set page(paper: "a4", margin: (x: 20mm, y: 22mm), numbering: "1 / 1",
  header: text(8pt)[#d.head], footer-descent: 8mm)
#set text(font: "BIZ UDPGothic", lang: d.lang, size: 10pt)
#set par(leading: 0.75em, justify: false)
#show heading.where(level: 1): it => block(below: 1em, text(18pt, it.body))
#show heading.where(level: 3): it => block(above: 1.1em, below: 0.6em, text(10.5pt, it.body))
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.8em, text(13pt, it.body))
`

/** The report itself: figures, bars beside their numbers, stories, changes of the guideline. */
export const reportPaper = `${page}
= #d.title
#d.note

== #d.figuresTitle
#table(columns: (1fr, auto), stroke: 0.4pt + gray, inset: 7pt, align: (left, right),
  table.header([*#d.item*], [*#d.count*]),
  ..d.figures.map(f => ([#f.label], [#f.value])).flatten())

#for part in d.parts [
  #block(breakable: part.bars.len() > 25)[
  == #part.title
  #let most = calc.max(1, ..part.bars.map(b => b.value))
  #table(columns: (38%, 1fr, auto), stroke: none, inset: (x: 0pt, y: 4pt), column-gutter: 6pt, align: (left + horizon, left + horizon, right + horizon),
    table.header([*#d.item*], [], [*#d.count*]),
    ..part.bars.map(b => ([#b.label],
      pdf.artifact(rect(width: b.value / most * 100%, height: 9pt, fill: rgb("#0b6aa2"))), [#b.text])).flatten())
  ]
]

#if d.money.len() > 0 [
  == #d.moneyTitle
  #table(columns: (1fr, auto, auto), stroke: 0.4pt + gray, inset: 7pt, align: (left, right, right),
    table.header(..d.moneyHead.map(h => [*#h*])), ..d.money.flatten().map(c => [#c]))
]

== #d.storiesTitle
#if d.stories.len() == 0 [#d.noStories] else [
  #for s in d.stories [- #s.title（#s.number）
  ]
]

== #d.looksTitle
#if d.looks.len() == 0 [#d.noLooks] else [
  #for l in d.looks [
    === #l.title（#l.number）
    #d.achieved：#l.achieved

    #d.change：#l.change
  ]
]

== #d.guidelineTitle
#if d.guideline.len() == 0 [#d.noGuideline] else [
  #for g in d.guideline [- #g
  ]
]

== #d.hashTitle
#text(8pt)[#d.hash]

#d.hashText
`

/** One part of the list behind the report. */
export const listPaper = `${page}
= #d.title
#table(columns: (auto, 1fr, auto), stroke: 0.4pt + gray, inset: 5pt,
  table.header(..d.columns.map(c => [*#c*])),
  ..d.rows.flatten().map(c => [#c]))
`
