import type { Fields } from './merge.ts'

const most = 24
const textOf = (value: string | string[] | undefined): string => [value ?? ''].flat().join('、')

/** What a draft is called: its title, or how its words begin; short things have no title of their own. */
export function titleOfDraft({ title, name, text }: Fields, untitled: string): string {
  const called = textOf(title ?? name)
  if (called !== '') return called
  const words = textOf(text).replace(/\s+/g, ' ').trim()
  const begins = [...words].slice(0, most).join('')
  if (begins === '') return untitled
  return begins === words ? words : `${begins}…`
}
