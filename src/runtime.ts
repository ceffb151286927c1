import type pg from 'pg'
import type { Logger } from 'pino'
import { doors, draftForms, navOf, stages, ways } from './app.tsx'
import { openDirectory } from './core/edition/directory.ts'
import { openNewDay } from './core/new-day.ts'
import { openLetterhead } from './core/notice/index.ts'
import { applyDue } from './core/organization/changes/due.ts'
import { openPieces } from './core/web/pieces.ts'
import type { Runtime } from './core/web/visit.ts'
import { openAddressBook } from './platform/http/address-book.ts'
import { openLimits } from './platform/http/limits.ts'
import { openPageCache } from './platform/http/page-cache.ts'
import { openPageTokens } from './platform/http/page-token.ts'
import { openFolderStorage } from './platform/storage/index.ts'
import { openPlanned } from './views/switches/index.ts'

type Given = Pick<Runtime, 'demo' | 'origin' | 'filesDir' | 'build'> & {
  pool: pg.Pool
  log: Logger
  clock?: () => Date
  providers?: Runtime['providers']
  storage?: Runtime['storage']
  checks?: Runtime['checks']
  trustedProxies?: number
  staffHosts?: readonly string[]
}

const cacheBytes = 16 * 1024 * 1024
/** Senders whose allowance is remembered. */
const mostLimited = 20_000
const mostAddresses = 4000
/** Some 2 kB each. */
const mostPieces = 3000

/** Everything a web process stands on, made from what differs between a start, a demo and a test. */
export function newRuntime(given: Given): Runtime {
  const { clock = () => new Date(), pool, log } = given
  const directory = openDirectory(pool)
  const letterhead = openLetterhead({ directory, origin: given.origin })
  return {
    clock: () => new Date(),
    providers: () => [],
    storage: openFolderStorage(given.filesDir),
    checks: {},
    trustedProxies: 0,
    staffHosts: [],
    ...given,
    directory,
    newDay: openNewDay({ clock, log }, [
      { called: 'a change of the organisation', apply: (city) => applyDue({ pool, directory, clock }, city) },
      { called: 'a switch of a stage', apply: openPlanned({ pool, letterhead, clock }) },
    ]),
    stages,
    doors,
    ways,
    draftForms,
    pages: openPageCache(cacheBytes),
    limits: openLimits(mostLimited),
    addresses: openAddressBook(mostAddresses),
    pieces: openPieces(mostPieces),
    pageToken: openPageTokens(given.pool),
    nav: navOf,
  }
}
