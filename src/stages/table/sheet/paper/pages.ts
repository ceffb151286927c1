import type { PaperItem, PaperSection } from '../../../../core/sheet/index.ts'

/** Millimetres of an A4 page that are left below the head of a sheet, and what stands on it takes up. */
const height = {
  first: 204,
  later: 217,
  title: 17,
  lead: 7,
  label: 7.5,
  line: 9.2,
  box: 9,
  text: 7,
  options: 7,
  gap: 4.5,
}
const signsInALine = 44

const linesFor = (text: string): number =>
  text.split('\n').reduce((all, one) => all + Math.max(1, Math.ceil(one.length / signsInALine)), 0)

function heightOf({ label, hint, text, options, lines = 0 }: PaperItem): number {
  const choices = options?.map((one) => `☐ ${one.label}　`).join('') ?? ''
  return (
    (label === '' ? 0 : height.label) +
    (hint ? linesFor(hint) * height.lead : 0) +
    (text === undefined ? 0 : height.box + linesFor(text) * height.text) +
    (choices === '' ? 0 : linesFor(choices) * height.options) +
    lines * height.line +
    height.gap
  )
}

const headOf = ({ lead }: PaperSection): number => height.title + (lead ? linesFor(lead) * height.lead : 0)

type Filling = { sheets: PaperSection[][]; left: number }

/** Begins a part on the sheet, with its title; on a new one where what comes first would not fit. */
function begin(filling: Filling, part: PaperSection, first: PaperItem | undefined): PaperItem[] {
  const needed = headOf(part)
  if (filling.left < needed + (first ? heightOf(first) : 0)) {
    filling.sheets.push([])
    filling.left = height.later
  }
  const items: PaperItem[] = []
  filling.sheets.at(-1)?.push({ ...part, items })
  filling.left -= needed
  return items
}

/** Fills sheets from the top. A part that does not fit goes on with its title on the next one. */
export function inSheets(parts: readonly PaperSection[], goesOn: string): PaperSection[][] {
  const filling: Filling = { sheets: [[]], left: height.first }
  for (const part of parts) {
    let items = begin(filling, part, part.items[0])
    for (const item of part.items) {
      const needed = heightOf(item)
      if (items.length > 0 && filling.left < needed)
        items = begin(filling, { title: `${part.title}（${goesOn}）`, items: [] }, item)
      items.push(item)
      filling.left -= needed
    }
  }
  return filling.sheets
}
