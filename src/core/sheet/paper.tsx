import { contentHash } from '../../lib/canonical-json.ts'
import { inBrackets, pick } from '../../lib/language.ts'
import type { SheetOf } from '../../lib/sheet-code.ts'
import type { Visit } from '../web/visit.ts'
import { SheetMark, sheetOf } from './mark.tsx'
import { sheetMessages } from './messages.ts'

/** One thing that is asked or told on paper. `lines`: how many to write on by hand; `text`: what stands there already. */
export type PaperItem = {
  label: string
  hint?: string
  required?: boolean
  lines?: number
  text?: string
  options?: readonly { label: string; hint?: string; chosen: boolean }[]
}
export type PaperSection = { title: string; lead?: string; items: readonly PaperItem[] }
/** All that is printed, sheet by sheet: what is hashed is what is drawn. */
export type Paper = {
  title: string
  lead: string
  edition: number
  sheets: readonly (readonly PaperSection[])[]
}

const paperHash = (paper: Paper): string => contentHash(paper)

const Lines = ({ count }: { count: number }) => (
  <div class="yui-sheet__lines" aria-hidden="true">
    {Array.from({ length: count }, () => (
      <div />
    ))}
  </div>
)

const Options = ({ options }: { options: NonNullable<PaperItem['options']> }) => (
  <ul class="yui-sheet__options">
    {options.map(({ label, hint, chosen }) => (
      <li>
        <span aria-hidden="true">{chosen ? '☑' : '☐'}</span> {label}
        {hint && <small> {hint}</small>}
      </li>
    ))}
  </ul>
)

const Item = ({ item, visit }: { item: PaperItem; visit: Visit }) => (
  <div class="yui-sheet__item">
    <p class="yui-sheet__label">
      <strong>{item.label}</strong>
      {item.required && <small>{inBrackets(sheetMessages(visit.lang).required, visit.lang)}</small>}
      {item.hint && (
        <>
          <br />
          <small>{item.hint}</small>
        </>
      )}
    </p>
    {item.text !== undefined && <p class="yui-sheet__text">{item.text}</p>}
    {item.options && <Options options={item.options} />}
    {item.lines !== undefined && <Lines count={item.lines} />}
  </div>
)

const Part = ({ part, visit }: { part: PaperSection; visit: Visit }) => (
  <section class="yui-sheet__part">
    <h2>{part.title}</h2>
    {part.lead && <p>{part.lead}</p>}
    {part.items.map((item) => (
      <Item item={item} visit={visit} />
    ))}
  </section>
)

type Props = { visit: Visit; paper: Paper; of: SheetOf }

/** A paper for A4, each sheet with its own mark, in letters that can be read without glasses. */
export const PaperSheets = ({ visit, paper, of }: Props) => {
  const hash = paperHash(paper)
  return (
    <>
      {paper.sheets.map((parts, at) => (
        <article class="yui-sheet">
          <header class="yui-sheet__head">
            <div>
              <p>{pick(visit.definition.city.name, visit.lang)}</p>
              {at === 0 ? <h1>{paper.title}</h1> : <p class="yui-sheet__title">{paper.title}</p>}
              {at === 0 && <p>{paper.lead}</p>}
            </div>
            <SheetMark
              visit={visit}
              code={sheetOf(of, hash, at + 1)}
              edition={paper.edition}
              pages={paper.sheets.length}
            />
          </header>
          {parts.map((part) => (
            <Part part={part} visit={visit} />
          ))}
        </article>
      ))}
    </>
  )
}
