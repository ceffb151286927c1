import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'

const day = { uid: 'a@yui', on: '2026-12-31', title: '見本', url: 'https://yui.test/x', at: new Date(0) }

test('a day ends on the next one, lines end as the standard wants, and the stamp is plain', () => {
  const file = calendarOf(day)
  expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  expect(file).toContain('DTSTAMP:19700101T000000Z\r\n')
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('a title can neither begin a line of its own nor be too long for one', () => {
  const file = calendarOf({ ...day, title: `一、二；三;四,五\\六\nBEGIN:VALARM${'長'.repeat(60)}` })
  expect(file).not.toMatch(/^BEGIN:VALARM/m)
  expect(file).toContain('三\\;四\\,五\\\\六')
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n ', '')).toContain('長'.repeat(60))
})

test('hours are those of Japan, and a place cannot begin a line of its own either', () => {
  const hours = { from: '18:30', until: '20:00' }
  const file = calendarOf({ ...day, hours, place: 'ホール, 2階\rX-EVIL:1', about: 'https://meet.example/x' })
  expect(file).toContain('DTSTART:20261231T093000Z\r\nDTEND:20261231T110000Z\r\n')
  expect(file).toContain('LOCATION:ホール\\, 2階\\nX-EVIL:1\r\n')
})
