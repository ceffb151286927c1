import { addDays, type PlainDate } from './dates.ts'

export type CalendarDay = {
  uid: string
  on: PlainDate
  /** Times of day in Japan, such as 18:30; the whole day where they are left out. */
  hours?: { from: string; until: string }
  title: string
  place?: string
  /** Such as where to join on line. */
  about?: string
  url: string
  at: Date
}

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '\\n')
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

const inJapan = (on: PlainDate, time: string): string => stamp(new Date(`${on}T${time}:00+09:00`))

const spanOf = ({ on, hours }: CalendarDay): string[] =>
  hours
    ? [`DTSTART:${inJapan(on, hours.from)}`, `DTEND:${inJapan(on, hours.until)}`]
    : [`DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`]

const said = (name: string, text: string | undefined): string[] => (text ? [`${name}:${escaped(text)}`] : [])

/** A day, whole or from one hour to another, as a file that any calendar reads. */
export const calendarOf = (day: CalendarDay): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yui//JA',
    'BEGIN:VEVENT',
    `UID:${day.uid}`,
    `DTSTAMP:${stamp(day.at)}`,
    ...spanOf(day),
    `SUMMARY:${escaped(day.title)}`,
    ...said('LOCATION', day.place),
    ...said('DESCRIPTION', day.about),
    `URL:${day.url}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
