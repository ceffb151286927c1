import { sql } from 'kysely'
import { contentWords } from '../../lib/content-words.ts'
import { likePatterns } from '../../lib/text-fold.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type LibraryFacets, libraryQuestion, likeQuestion } from './lexemes.ts'

export type LibraryCase = {
  slug: string
  sort_key: string
  number: string
  title: string
  aim: string
  fiscal_year: number
  /** Common code; empty where no form was chosen. */
  form: string
  field: string
  parties: string[]
  evaluated: boolean
  demo: boolean
}
export type LibraryPage = { cases: LibraryCase[]; more: boolean; total: number | undefined }

const libraryPageSize = 20
const exactTotal = 1000
const columns = sql`city.slug, l.sort_key, l.number, l.title, left(l.aim, 160) AS aim, l.fiscal_year, l.form, l.field, l.parties, l.evaluated, l.demo`

/** The newest stories that have every word, written one way or another, and every filter. One statement whatever the size. */
export async function searchLibrary(
  { db }: Tx,
  words: string,
  facets: LibraryFacets,
  before?: string,
): Promise<LibraryPage> {
  const question = libraryQuestion(words, facets)
  const { wanted, filters, proven, apart } = question
  const [shortOne, shortTwo, shortThree] = apart?.words ?? [null, null, null]
  const [one, two, three, rest] = question.words
  const { rows } = await sql<LibraryCase & { total: number }>`
    SELECT ${columns}, hit.total FROM search_library(${wanted}::tsquery, ${filters}::text[], ${one}::text[],
      ${two}::text[], ${three}::text[], ${rest}::text[], ${proven}::boolean, ${apart?.short ?? null}::tsquery, ${apart?.long ?? null}::tsquery,
      ${shortOne}::text[], ${shortTwo}::text[], ${shortThree}::text[], ${before ?? null}::text, ${libraryPageSize + 1}) hit
    JOIN library_case l ON l.shown AND l.sort_key = hit.sort_key JOIN city ON city.id = l.city_id
    ORDER BY hit.sort_key DESC`.execute(db)
  const total = before === undefined ? Math.min(rows[0]?.total ?? 0, exactTotal) : undefined
  return {
    cases: rows.slice(0, libraryPageSize).map(({ total: _total, ...one }) => one),
    more: rows.length > libraryPageSize,
    total,
  }
}

export type LikeCase = LibraryCase & { words: string[] }

const mostWords = 6
const mostLike = 10
type Asked = { query: string; level: number }

function questionsOf(words: readonly string[], city: string | undefined): Asked[] {
  const ask = (some: readonly string[], level: number): Asked => ({ query: likeQuestion(some, city), level })
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => ask([one, other], 2)))
  return [...(words.length > 2 ? [ask(words, 1)] : []), ...pairs, ...words.map((word) => ask([word], 3))]
}

/** Stories like a text, the most words in common first, in one city or in all. One statement. */
export async function listLike(
  { db }: Tx,
  writing: { title: string; text: string },
  city?: string,
): Promise<LikeCase[]> {
  const words = contentWords(writing.title, writing.text, mostWords)
  if (words.length === 0) return []
  const asked = questionsOf(words, city)
  const { rows } = await sql<LibraryCase & { words: number[] }>`
    SELECT ${columns}, hit.words FROM similar_in_library(${asked.map(({ query }) => query)}::text[]::tsquery[],
      ${asked.map(({ level }) => level)}::integer[], ${words.map((word) => likePatterns(word)[0] ?? '%')}::text[], ${mostLike}) hit
    JOIN library_case l ON l.shown AND l.sort_key = hit.sort_key JOIN city ON city.id = l.city_id
    ORDER BY hit.score DESC, hit.sort_key DESC`.execute(db)
  return rows.map((row) => ({ ...row, words: row.words.flatMap((at) => words[at - 1] ?? []) }))
}

export type StoryModel = {
  slug: string
  number: string
  title: string
  aim: string
  issue: string
  field: string
}

/** What somebody writes on from: a story's facts in any city, and nobody of it. */
export async function findModel({ db }: Tx, slug: string, number: string): Promise<StoryModel | undefined> {
  const { rows } = await sql<StoryModel>`SELECT city.slug, l.number, l.title, l.aim, l.issue, l.field
    FROM library_case l JOIN city ON city.id = l.city_id
    WHERE l.shown AND city.slug = ${slug} AND l.number = ${number}`.execute(db)
  return rows[0]
}
