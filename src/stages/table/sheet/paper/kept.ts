import type { Failed } from '../../../../core/web/route.ts'
import { fieldsFrom } from '../../../../lib/form-fields.ts'
import { rowNumbers } from '../../../../lib/form-rows.ts'
import { fieldsOfContent } from '../fields.ts'
import type { Clashing } from '../pages/clash.tsx'
import { fieldsOfLine } from '../rules.ts'
import type { SheetLine } from '../types.ts'
import { emptyRows, type NumberedPart } from './rules.ts'

type Kept = Failed['kept']

const textAt = (kept: Kept, name: string): string => [kept[name]].flat().at(-1) ?? ''

/** The fields of one row, under another number. */
function moved(kept: Kept, from: string, to: string): [string, string | string[]][] {
  return Object.entries(kept).flatMap(([name, value]) =>
    name.startsWith(from) ? [[`${to}${name.slice(from.length)}`, value] as [string, string | string[]]] : [],
  )
}

const contentFields = (line: SheetLine, prefix: string): Kept =>
  Object.fromEntries(
    Object.entries({ ...fieldsFrom({ version: line.version }), ...fieldsOfContent(line.content) }).map(
      ([name, value]) => [`${prefix}${name}`, value],
    ),
  )

export type Row = { prefix: string; no: string; line: SheetLine }
export type NewRow = { prefix: string; part: string; row: number }
export type Form = { kept: Kept; rows: Map<string, Row>; errors: Failed['errors'] }

/** Where in what was sent a line of the sheet stands, or the empty row of a part. */
const placesOf = (kept: Kept, list: string, member: string): Map<string, number[]> => {
  const places = new Map<string, number[]>()
  for (const number of rowNumbers(kept, list)) {
    const key = textAt(kept, `${list}.${number}.${member}`)
    places.set(key, [...(places.get(key) ?? []), number])
  }
  return places
}

export const newRowsOf = (parts: readonly NumberedPart[]): NewRow[] =>
  parts.flatMap(({ part }, index) =>
    Array.from({ length: emptyRows }, (_, row) => ({
      prefix: `added.${index * emptyRows + row}.`,
      part: part.code,
      row,
    })),
  )

type Taking = { sent: Kept; fields: Map<string, string | string[]>; renamed: Map<string, string> }

/** What was typed in a row stands in its new place. */
function take({ sent, fields, renamed }: Taking, from: string, to: string): void {
  renamed.set(from, to)
  for (const [name, value] of moved(sent, from, to)) fields.set(name, value)
}

function takeLines(taking: Taking, parts: readonly NumberedPart[]): Form['rows'] {
  const places = placesOf(taking.sent, 'lines', 'id')
  const rows: Form['rows'] = new Map()
  for (const { no, line } of parts.flatMap((part) => part.lines)) {
    const [prefix, place] = [`lines.${rows.size}.`, places.get(line.id)?.[0]]
    rows.set(line.id, { prefix, no, line })
    const stored = place === undefined ? Object.entries(contentFields(line, prefix)) : []
    for (const [name, value] of stored) taking.fields.set(name, value)
    if (place !== undefined) take(taking, `lines.${place}.`, prefix)
  }
  return rows
}

function takeAdded(taking: Taking, parts: readonly NumberedPart[]): void {
  const places = placesOf(taking.sent, 'added', 'part')
  for (const { prefix, part, row } of newRowsOf(parts)) {
    const place = places.get(part)?.[row]
    if (place !== undefined) take(taking, `added.${place}.`, prefix)
  }
}

/**
 * What the form begins with: every line as it stands, and over it what was typed, found by the line and not by its place,
 * since others may have come between. Mistakes follow to the new place.
 */
export function formFrom(parts: readonly NumberedPart[], failed: Failed | undefined): Form {
  const taking: Taking = { sent: failed?.kept ?? {}, fields: new Map(), renamed: new Map() }
  const rows = takeLines(taking, parts)
  takeAdded(taking, parts)
  const errors = (failed?.errors ?? []).map((error) => {
    const [, from = '', rest = ''] = /^((?:lines|added)\.\d+\.)(.*)$/.exec(error.field) ?? []
    return { ...error, field: `${taking.renamed.get(from) ?? from}${rest || error.field}` }
  })
  return { kept: Object.fromEntries(taking.fields), rows, errors }
}

/** Of a line that somebody else changed: both changes in one where they touch different fields, on top of what stands. */
export function withMerged({ kept, rows }: Form, clashes: ReadonlyMap<string, Clashing>): Kept {
  const fields = new Map(Object.entries(kept))
  for (const [id, { now, merged }] of clashes) {
    const prefix = rows.get(id)?.prefix ?? ''
    for (const name of [...fieldsOfLine, 'version']) fields.delete(`${prefix}${name}`)
    const content = Object.entries({ ...fieldsOfContent(merged), version: String(now.version) })
    for (const [name, value] of content) fields.set(`${prefix}${name}`, value)
  }
  return Object.fromEntries(fields)
}
