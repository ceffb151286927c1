/** Marks that turn the direction of the text after them, so that a name can look like another (CVE-2021-42574). */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g
const controls = /\p{Cc}/gu

const withoutTricks = (text: string): string =>
  text.toWellFormed().replace(direction, '').replace(lineEnds, '\n')

/** One line as typed, without control characters and direction marks; names are never normalised (葛󠄀, 髙, 﨑). */
export const cleanLine = (text: string): string =>
  withoutTricks(text)
    .replace(/[\n\t]+/g, ' ')
    .replace(controls, '')
    .trim()

/** Several lines as typed, with LF line ends; tabs stay. */
export const cleanBlock = (text: string): string =>
  withoutTricks(text)
    .replace(controls, (c) => (c === '\n' || c === '\t' ? c : ''))
    .trim()

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** The number of characters as a reader counts them: 葛󠄀 and 👨‍👩‍👧 are one each. */
export const graphemeLength = (text: string): number => Array.from(segmenter.segment(text)).length

/** Quotes in front count too, so that taking one away on import gives back exactly what was written. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. Not for numbers or open data. */
export const csvCell = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** What `csvCell` was given. */
export const textOfCsvCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell

/** Text for a mail subject or another header: one line, nothing that could begin the next header. */
export const stripForHeader = (text: string): string => cleanLine(text).replace(/\s+/g, ' ')
