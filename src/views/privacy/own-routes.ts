import { z } from 'zod'
import { type HatKind, idsOf, type Viewer } from '../../core/people/viewer.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { signedIn } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { addDays } from '../../lib/dates.ts'
import { block, choice } from '../../lib/form-text.ts'
import { pick } from '../../lib/language.ts'
import { listOwnData } from './own-data.ts'
import { ownFile } from './own-file.tsx'
import { listGivenFiles, streamsOf } from './own-files.ts'
import { ownMessages } from './own-messages.ts'
import {
  findPending,
  insertCorrection,
  insertErasure,
  listOwnCases,
  listOwnCorrections,
  withdrawErasure,
} from './own-queries.ts'
import { erasurePage } from './pages/erasure-page.tsx'
import { ownPage } from './pages/own-page.tsx'

/** To change one's mind in; the law asks for an answer to a request within thirty days. */
export const daysToWithdraw = 14
const daysToAnswer = 30

const forTheCity: readonly HatKind[] = ['officer', 'chief', 'coordination', 'administrator']
const works = (viewer: NonNullable<Viewer>): boolean =>
  viewer.hats.some(({ kind }) => forTheCity.includes(kind))

async function showOwn(visit: Visit, failed?: Failed) {
  const { person } = found(visit.viewer)
  return ownPage(visit, await listOwnCorrections(visit.tx, idsOf(person)), failed)
}

/** Made for this one answer: there is no address under which it could be fetched again (class 17). */
async function sendOwn(visit: Visit): Promise<Outcome> {
  const viewer = found(visit.viewer)
  const persons = idsOf(viewer.person)
  const files = works(viewer) ? [] : await listGivenFiles(visit.tx, persons)
  const held = await listOwnData(visit.tx, viewer, persons)
  const tables = files.length > 0 ? [...held, { table: 'file', rows: files }] : held
  const { lang, now, city, runtime } = visit
  const about = { lang, city: pick(city.definition.city.name, lang), person: viewer.person.name, now, tables }
  const file = await ownFile(about, streamsOf(runtime.storage, city.id, files))
  return new Response(file, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="yui-own-data.zip"',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

async function askCorrection(visit: Visit, { wanted }: { wanted: string }): Promise<Outcome> {
  const { person } = found(visit.viewer)
  await insertCorrection(
    visit.tx,
    { personId: person.id, wanted, dueOn: addDays(visit.today, daysToAnswer) },
    visit.now,
  )
  return { to: cityPath(visit.city, '/account/data?done=asked') }
}

async function showErasure(visit: Visit, failed?: Failed) {
  const viewer = found(visit.viewer)
  const persons = idsOf(viewer.person)
  const [pending, cases] = [await findPending(visit.tx, persons), await listOwnCases(visit.tx, persons)]
  return erasurePage(visit, { pending, cases, works: works(viewer) }, failed)
}

async function askErasure(visit: Visit): Promise<Outcome> {
  const viewer = found(visit.viewer)
  if (works(viewer)) throw conflict()
  const asking = {
    personId: viewer.person.id,
    byPersonId: viewer.person.id,
    byHatId: viewer.hat.id,
    dueOn: addDays(visit.today, daysToWithdraw),
  }
  await insertErasure(visit.tx, asking, visit.now)
  return { to: cityPath(visit.city, '/account/erasure') }
}

async function takeBack(visit: Visit): Promise<Outcome> {
  const { person } = found(visit.viewer)
  const pending = await findPending(visit.tx, idsOf(person))
  if (pending === undefined || !(await withdrawErasure(visit.tx, pending.id, person.id, visit.now)))
    throw conflict()
  return { to: cityPath(visit.city, '/account/data?done=withdrawn') }
}

const policy = signedIn
const ownData = true

/** What people do with their own data. */
export const ownRoutes: readonly Route[] = [
  page('/account/data', { policy, ownData, show: (visit) => showOwn(visit) }),
  action('/account/data', {
    policy,
    ownData,
    stepUp: true,
    form: z.object({}),
    act: sendOwn,
    again: showOwn,
  }),
  action('/account/corrections', {
    policy,
    ownData,
    form: z.object({ wanted: block({ max: 1000, required: true }) }),
    draft: {
      page: '/account/data',
      kind: 'one',
      name: (lang) => ownMessages(lang).fixTitle,
      labels: (lang) => ({ wanted: ownMessages(lang).wanted }),
    },
    act: askCorrection,
    again: showOwn,
  }),
  page('/account/erasure', { policy, ownData, show: (visit) => showErasure(visit) }),
  action('/account/erasure', {
    policy,
    ownData,
    stepUp: true,
    form: z.object({ confirm: choice(['yes']) }),
    act: askErasure,
    again: showErasure,
  }),
  action('/account/erasure/withdrawal', {
    policy,
    ownData,
    form: z.object({}),
    act: takeBack,
    again: showErasure,
  }),
]
