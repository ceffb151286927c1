import { sql } from 'kysely'
import { contentWords } from '../../lib/content-words.ts'
import { likePatterns, queryTokens } from '../../lib/text-fold.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { isCoordination, isStaff, type Viewer } from '../people/viewer.ts'
import { asQuery, inCityOf } from './search-index.ts'
import { visibleCases } from './visibility.ts'

export type Writing = { title: string; text: string }
export type SimilarCase = {
  number: string
  title: string
  stage: string
  state: string
  created_on: string
  /** The words that both have. */
  words: string[]
}

const mostWords = 5
const mostSimilar = 5

type Asked = { query: string; level: number }

/** All words together, then every two, then each alone. */
function questionsOf(cityId: string, words: readonly string[]): Asked[] {
  const ask = (some: readonly string[], level: number): Asked => ({
    query: asQuery(inCityOf(cityId, [...new Set(some.flatMap(queryTokens))])),
    level,
  })
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => ask([one, other], 2)))
  return [...(words.length > 2 ? [ask(words, 1)] : []), ...pairs, ...words.map((word) => ask([word], 3))]
}

/** Earlier ideas and cases like what somebody writes, as far as they may know of them. One statement. */
export async function listSimilar(
  { db, cityId }: Tx,
  viewer: Viewer,
  { title, text }: Writing,
): Promise<SimilarCase[]> {
  const words = contentWords(title, text, mostWords)
  if (words.length === 0) return []
  const asked = questionsOf(cityId, words)
  const { rows } = await sql<Omit<SimilarCase, 'words'> & { words: number[] }>`
    SELECT number, title, stage, state, created_on, hit.words
    FROM similar_cases(${isCoordination(viewer)}::boolean, ${isStaff(viewer) ? (viewer?.hat.section ?? null) : null}::text,
      ${asked.map(({ query }) => query)}::text[]::tsquery[], ${asked.map(({ level }) => level)}::integer[],
      ${words.map((word) => likePatterns(word)[0] ?? '%')}::text[], ${mostSimilar}) hit
    JOIN collaboration ON collaboration.ordinal = hit.ordinal
    WHERE collaboration.city_id = ${cityId} AND ${visibleCases(viewer)}
    ORDER BY hit.score DESC, hit.ordinal DESC`.execute(db)
  return rows.map((row) => ({ ...row, words: row.words.flatMap((at) => words[at - 1] ?? []) }))
}
