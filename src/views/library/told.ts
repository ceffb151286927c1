import { z } from 'zod'
import type { Entry } from '../../core/case/types.ts'
import { type AttachedFile, filesIn, isShownPicture } from '../../core/files/index.ts'
import type { Agreed } from './queries.ts'

const statement = z.object({
  achieved: z.string().catch(''),
  wentWell: z.string().catch(''),
  change: z.string().catch(''),
  learned: z.string().catch(''),
})
export type Statement = z.output<typeof statement>

const isPublic = ({ visibility }: Entry) => visibility === 'public'
const of = (thread: readonly Entry[], stage: string, kind: string) =>
  thread.filter((entry) => isPublic(entry) && entry.stage === stage && entry.kind === kind)

/** What all parties confirmed and published of their looking back; the newest. */
export function statementOf(thread: readonly Entry[]): Statement | undefined {
  const read = statement.safeParse(of(thread, 'evaluation', 'published').at(-1)?.facts.statement)
  return read.success ? read.data : undefined
}

const wordsIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Why the form was chosen, and how the end was reported, in the words of who said so. */
export const reasonOf = (thread: readonly Entry[]) =>
  wordsIn(of(thread, 'form', 'chosen').at(-1)?.facts.reason)
export const resultOf = (thread: readonly Entry[]) =>
  wordsIn(of(thread, 'running', 'finished').at(-1)?.facts.result)

export type LogLine = { on: string; text: string }
const mostLines = 12

/** The log's public lines, from the first to the last. */
export const logOf = (thread: readonly Entry[]): LogLine[] =>
  of(thread, 'running', 'logged')
    .map(({ facts }) => ({ on: String(facts.on), text: String(facts.text) }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .slice(-mostLines)

const mostPhotos = 6

/** Pictures that everybody may see; who took part decided so. */
export const photosOf = (thread: readonly Entry[]): AttachedFile[] =>
  thread
    .filter(isPublic)
    .flatMap(({ facts }) => filesIn(facts))
    .filter(isShownPicture)
    .slice(0, mostPhotos)

export type Share = { name: string; role: string; brought: string[]; yen: number }

/** Each party with its role, what it brought, and how much money. */
export const sharesOf = ({ parties, content }: Agreed): Share[] =>
  parties.map(({ id, publicName }) => {
    const own = content.resources.filter(({ party }) => party === id)
    return {
      name: publicName,
      role: content.roles.find(({ party }) => party === id)?.role ?? '',
      brought: own.map(({ what, amount }) => [what, amount].filter(Boolean).join(' ')),
      yen: own.reduce((sum, { yen = 0 }) => sum + yen, 0),
    }
  })
