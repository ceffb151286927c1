import { manyCities } from './claims/cities.ts'
import { firstPage } from './claims/first-page.ts'
import { growth } from './claims/growth.ts'
import { killed } from './claims/killed.ts'
import { listPage } from './claims/list-page.ts'
import { shipped } from './claims/shipped.ts'
import { manyWriters } from './claims/writers.ts'
import type { Figure } from './figure.ts'
import { serveApp } from './servers/app.ts'
import { serveBare } from './servers/bare.ts'
import { serveEverything } from './servers/everything.ts'
import { serveRaw } from './servers/raw.ts'
import { full, quick, type Size } from './size.ts'

const servers = { app: serveApp, raw: serveRaw, bare: serveBare, everything: serveEverything }
const claims: Record<string, (size: Size) => Promise<Figure[]>> = {
  list: listPage,
  growth,
  cities: manyCities,
  shipped,
  start: firstPage,
  writers: manyWriters,
  killed,
}

async function serve(kind: string) {
  const port = await servers[kind as keyof typeof servers](process.env)
  process.on('SIGTERM', () => process.exit(0))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port })
}

async function measure(given: readonly string[]) {
  const size = given.includes('--quick') ? quick : full
  const wanted = given.filter((one) => !one.startsWith('--'))
  const figures: Figure[] = []
  for (const [name, claim] of Object.entries(claims)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stdout.write(`\n${name}\n`)
    for (const figure of await claim(size)) {
      figures.push(figure)
      process.stdout.write(`  ${mark(figure)} ${figure.claim}: ${figure.measured}, target ${figure.target}\n`)
    }
  }
  return figures
}

const mark = ({ reached }: Figure) => (reached === undefined ? '·' : reached ? '✓' : '✗')

const [first = '', second = '', ...rest] = process.argv.slice(2)
if (first === 'serve') await serve(second)
else await measure([first, second, ...rest].filter((one) => one !== ''))
