import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfLine, isAgreed, refusalToAnswer, refusalToWrite } from './rules.ts'
import {
  agreementsOutOfNothing,
  newViews,
  type Sent,
  type Step,
  step,
  type Views,
} from './two-parties.testing.ts'
import type { Answer, LineContent, LineVersion, Seen } from './types.ts'

/*
 * Two parties at one sheet, in every order, against the rules alone; answers of the server get lost on the way. What was
 * accepted stays, nobody's text is overwritten unseen, and an agreement names what was before the eyes.
 */
const names = ['group', 'hall'] as const
const parties = names.map((id) => ({ id }))

type Line = { id: string; versions: LineVersion[]; answers: Answer[] }
type Sheet = { lines: Line[]; views: Views; accepted: string[]; sent: Sent[] }
type Act = Step & { n: number; sheet: Sheet; party: string; line_: Line; seen: Seen }

const now = (line: Line) => line.versions.at(-1) as LineVersion

function keep(sheet: Sheet, line: Line, content: LineContent, party: string) {
  const version = line.versions.length + 1
  const hash = hashOfLine({ caseNumber: '2026-00001-A', line: line.id, section: 'issue', version, content })
  const by = { partyId: party, personId: party, name: party, at: '' }
  line.versions.push({ version, content, hash, onPaperOf: null, ...by })
  line.answers.push({ version, hash, answer: 'agree', ...by })
  sheet.accepted.push(content.text)
}

function add(sheet: Sheet, { who, word, lost }: Step, n: number) {
  const line: Line = { id: `line-${sheet.lines.length}`, versions: [], answers: [] }
  sheet.lines.push(line)
  keep(sheet, line, { text: `${word}${n}` }, names[who])
  if (!lost) sheet.views[who].set(line.id, now(line))
}

function write({ sheet, who, word, n, lost, line_: line, seen, party }: Act) {
  const content = { text: `${word}${n}` }
  if (refusalToWrite(now(line), seen.version, content) !== undefined) return
  expect(now(line).hash).toBe(seen.hash)
  keep(sheet, line, content, party)
  // Sent again because no answer came: the same text changes nothing.
  expect(refusalToWrite(now(line), seen.version, content)).toBe('same')
  if (!lost) sheet.views[who].set(line.id, now(line))
}

function answer({ sheet, does, line_: line, seen, party }: Act & { does: Answer['answer'] }) {
  if (refusalToAnswer({ ...now(line), answers: line.answers }, seen, party, does) !== undefined) return
  const { version, hash } = now(line)
  line.answers.push({ version, hash, partyId: party, personId: party, name: party, at: '', answer: does })
  sheet.sent.push({ line: line.id, seen, party, answer: does })
}

function take(sheet: Sheet, one: Step, n: number) {
  const view = sheet.views[one.who]
  if (one.does === 'look') for (const line of sheet.lines) view.set(line.id, now(line))
  if (one.does === 'add') add(sheet, one, n)
  const line = sheet.lines[one.line]
  const seen = line && view.get(line.id)
  if (line === undefined || seen === undefined) return
  onLine({ ...one, n, sheet, party: names[one.who], line_: line, seen })
}

function onLine(act: Act) {
  if (act.does === 'write') write(act)
  if (act.does === 'agree' || act.does === 'withdraw') answer({ ...act, does: act.does })
}

/** Told apart from the rules: the last word of each party to the newest text. */
function bothSaidYes(line: Line): boolean {
  return parties.every(
    ({ id }) =>
      line.answers.filter((one) => one.partyId === id && one.hash === now(line).hash).at(-1)?.answer ===
      'agree',
  )
}

test('nothing accepted is lost or overwritten unseen, and nobody agrees to what they did not see', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const sheet: Sheet = { lines: [], views: newViews(), accepted: [], sent: [] }
      for (const [n, one] of steps.entries()) take(sheet, one, n)
      const texts = sheet.lines.flatMap(({ id, versions }) =>
        versions.map(({ version, hash, partyId, content }) => ({
          line: id,
          version,
          hash,
          party: partyId,
          content,
        })),
      )
      expect(texts.map(({ content }) => content.text).sort()).toEqual(sheet.accepted.sort())
      const given = sheet.lines.flatMap(({ id, answers }) =>
        answers.map((one) => ({ ...one, line: id, party: one.partyId })),
      )
      expect(agreementsOutOfNothing(given, texts, sheet.sent)).toEqual([])
      for (const line of sheet.lines)
        expect(isAgreed({ ...now(line), answers: line.answers }, parties)).toBe(bothSaidYes(line))
    }),
    { numRuns: 300 },
  )
})
