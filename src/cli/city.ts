import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { formatMistakes } from '../core/edition/mistakes.ts'
import { readDefinition } from '../core/edition/read.ts'
import type { Definition } from '../core/edition/schema/index.ts'
import { storeEdition } from '../core/edition/store.ts'
import { listLeftBehind } from '../core/organization/left-behind.ts'
import { todayInJapan } from '../lib/dates.ts'
import { pick } from '../lib/language.ts'
import { ensureSealKeys, openKeyFolder } from '../platform/keys/index.ts'
import { cityMessages } from './city-messages.ts'
import type { Call, Command } from './command.ts'
import { withOwner } from './installation.ts'
import { pathGiven } from './path.ts'

type ReadFile = { definition: Definition; hash: string } | undefined

/** The definition of a city file; what is wrong with it has been said when there is none. */
async function readCityFile({ arguments: [given = ''], env, lang, warn }: Call): Promise<ReadFile> {
  const text = await readFile(pathGiven(given, env), 'utf8').catch((error: NodeJS.ErrnoException) => {
    warn(cityMessages(lang).unreadable(given, error.code ?? error.message))
  })
  if (text === undefined) return undefined
  const read = readDefinition(text, given, lang)
  if (read.ok) return read
  warn(formatMistakes(read.mistakes, lang))
  return undefined
}

export const cityCheck: Command = {
  name: 'city check',
  summary: { ja: 'まちの定義ファイルを調べます', en: 'check a city file' },
  details: {
    ja: 'まちがいを、行と列、書かれている内容、書ける内容とともに、すべて一度に示します。何も変更しません。',
    en: 'Names every mistake at once, with line, column, what was found and what is allowed. Changes nothing.',
  },
  arguments: ['FILE'],
  run: async (call) => {
    const read = await readCityFile(call)
    if (read === undefined) return 1
    const { city, edition } = read.definition
    call.say(cityMessages(call.lang).good(pick(city.name, call.lang), edition.effectiveFrom))
    return 0
  },
}

export const cityAdd: Command = {
  name: 'city add',
  summary: {
    ja: 'まちを加えます。すでにあるまちには新しい版を加えます',
    en: 'add a city, or a new edition of one that is there',
  },
  details: {
    ja: '先に city check と同じ検査をします。まちがいが一つでもあれば、何も変更しません。動いている Yui にもすぐに反映されます。',
    en: 'Checks the file as `city check` does, and changes nothing if there is any mistake. A running Yui shows it at once.',
  },
  arguments: ['FILE'],
  run: async (call) => {
    const read = await readCityFile(call)
    if (read === undefined) return 1
    const words = cityMessages(call.lang)
    const name = pick(read.definition.city.name, call.lang)
    if (!(await mayDrop(call, read.definition))) return 1
    const stored = await withOwner(call.env, async (owner, { folders }) => {
      const added = await store(owner, read)
      await ensureSealKeys(owner, openKeyFolder(folders.keys), new Date())
      return added
    })
    call.say(stored.added ? words.added(name, stored.number) : words.same(name, stored.number))
    return 0
  },
}

/**
 * An edition that drops a section which still has something open: from today on it is refused, since nobody would look
 * after that; with a day to come it is stored, and what has to be done until then is said.
 */
async function mayDrop(call: Call, definition: Definition): Promise<boolean> {
  const words = cityMessages(call.lang)
  const left = await withOwner(call.env, (owner) => listLeftBehind(owner, definition))
  if (left.length === 0) return true
  const later = definition.edition.effectiveFrom > todayInJapan(new Date())
  for (const { code, cases, hats } of left) call.warn(words.dropped(code, cases, hats))
  call.warn(later ? words.dropLater(definition.edition.effectiveFrom) : words.dropNow)
  return later
}

/** A city that is tried out in the demo is a demo city, so that the demo still starts and no real start opens it. */
async function store(owner: pg.Pool, read: { definition: Definition; hash: string }) {
  const client = await owner.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM city WHERE demo LIMIT 1')
    return await storeEdition(client, { ...read, demo: rowCount === 1, now: new Date() })
  } finally {
    client.release()
  }
}

type Row = { slug: string; code: string; name: string; editions: number; from: string; demo: boolean }

export const cityList: Command = {
  name: 'city list',
  summary: { ja: 'まちの一覧を表示します', en: 'list the cities' },
  run: async ({ env, lang, say }) => {
    const words = cityMessages(lang)
    const rows = await withOwner(env, listCities)
    if (rows.length === 0) say(words.none)
    for (const row of rows)
      say(
        [
          row.slug,
          row.code,
          row.name,
          words.editions(row.editions, row.from),
          ...(row.demo ? [words.demo] : []),
        ].join('\t'),
      )
    return 0
  },
}

async function listCities(owner: pg.Pool): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `SELECT c.slug, c.code, c.demo, count(*)::int AS editions, max(e.effective_from)::text AS from,
       (array_agg(e.content #>> '{city,name,ja}' ORDER BY e.number DESC))[1] AS name
     FROM city c JOIN edition e ON e.city_id = c.id GROUP BY c.id ORDER BY c.code`,
  )
  return rows
}
