import { addDays, type PlainDate } from './dates.ts'

export type CalendarDay = { uid: string; on: PlainDate; title: string; url: string; at: Date }

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
const compact = (date: PlainDate): string => date.replaceAll('-', '')
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** A line has at most 75 bytes; it goes on after a blank (RFC 5545). No letter is cut in two. */
function folded(line: string): string {
  const rows: string[] = []
  let row = ''
  for (const letter of line) {
    if (Buffer.byteLength(row + letter) > 75) {
      rows.push(row)
      row = ' '
    }
    row += letter
  }
  return [...rows, row].join('\r\n')
}

/** One whole day as a file that any calendar reads. */
export const calendarOf = ({ uid, on, title, url, at }: CalendarDay): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yui//JA',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(at)}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
