import { manyCities } from './claims/cities.ts'
import { manyDrafts } from './claims/drafts.ts'
import { draftsKilled } from './claims/drafts-killed.ts'
import { firstPage } from './claims/first-page.ts'
import { gap } from './claims/gap.ts'
import { growth } from './claims/growth.ts'
import { bigImport } from './claims/import.ts'
import { killed } from './claims/killed.ts'
import { library } from './claims/library.ts'
import { listPage } from './claims/list-page.ts'
import { sharedSheet } from './claims/sheet.ts'
import { shipped } from './claims/shipped.ts'
import { similar } from './claims/similar.ts'
import { upload } from './claims/upload.ts'
import { waiting } from './claims/waiting.ts'
import { manyWriters } from './claims/writers.ts'
import type { Figure } from './figure.ts'
import { mark, writeReport } from './report.ts'
import { serveApp } from './servers/app.ts'
import { serveBare } from './servers/bare.ts'
import { serveEverything } from './servers/everything.ts'
import { serveJobs } from './servers/jobs.ts'
import { serveRaw } from './servers/raw.ts'
import { full, quick, type Size } from './size.ts'

const servers = {
  app: serveApp,
  raw: serveRaw,
  bare: serveBare,
  everything: serveEverything,
  jobs: serveJobs,
}
const claims: Record<string, (size: Size) => Promise<Figure[]>> = {
  list: listPage,
  growth,
  gap,
  cities: manyCities,
  shipped,
  start: firstPage,
  writers: manyWriters,
  killed,
  upload,
  similar,
  library,
  import: bigImport,
  waiting,
  drafts: manyDrafts,
  draftsKilled,
  sheet: sharedSheet,
}

async function serve(kind: string) {
  const port = await servers[kind as keyof typeof servers](process.env)
  process.on('SIGTERM', () => process.exit(0))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port })
}

function wantedClaims(names: readonly string[]) {
  const unknown = names.filter((name) => claims[name] === undefined)
  if (unknown.length > 0)
    throw new Error(`There is ${Object.keys(claims).join(', ')}; no ${unknown.join(', ')}.`)
  return Object.entries(claims).filter(([name]) => names.length === 0 || names.includes(name))
}

async function measure(given: readonly string[]) {
  const size = given.includes('--quick') ? quick : full
  const began = performance.now()
  const figures: Figure[] = []
  const names = given.filter((one) => !one.startsWith('--'))
  for (const [name, claim] of wantedClaims(names)) {
    process.stdout.write(`\n${name}\n`)
    for (const figure of await claim(size)) {
      figures.push(figure)
      process.stdout.write(`  ${mark(figure)} ${figure.claim}: ${figure.measured}, target ${figure.target}\n`)
    }
  }
  const minutes = (performance.now() - began) / 60_000
  if (given.includes('--write')) writeReport(figures, names.length === 0, minutes)
}

const given = process.argv.slice(2)
if (given[0] === 'serve') await serve(given[1] ?? '')
else await measure(given)
