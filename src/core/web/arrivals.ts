import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { findCase } from '../case/find.ts'
import { type City, cityOf } from '../edition/directory.ts'
import { receiveFiles } from '../files/index.ts'
import { seeWho, sessionCookie } from '../people/session.ts'
import type { Viewer } from '../people/viewer.ts'
import type { ReadBody } from './request.ts'
import type { ActionRoute, CaseActionRoute } from './route.ts'
import type { Runtime } from './visit.ts'

type Asked = { runtime: Runtime; c: Context; route: ActionRoute | CaseActionRoute }

async function may({ c, route }: Asked, tx: Tx, viewer: Viewer): Promise<boolean> {
  if (route.kind === 'action') return route.policy.may(viewer)
  const number = parseReferenceNumber(c.req.param('number') ?? '')
  const subject = number && (await findCase(tx, viewer, number))
  return Boolean(subject && route.policy.may(viewer, subject))
}

async function whoIfAllowed(asked: Asked, city: City): Promise<{ viewer: Viewer } | undefined> {
  const { runtime, c } = asked
  return inCity(runtime.pool, city.id, 'read', async (tx) => {
    const { viewer } = await seeWho(tx, getCookie(c, sessionCookie(city.slug)), runtime.clock())
    return (await may(asked, tx, viewer)) ? { viewer } : undefined
  })
}

/**
 * Files that came with a form become uploads before the form is looked at, so that a mistake elsewhere in it loses none of
 * them: they are named by their tokens, in the form that comes back, too. Done before the form's own transaction, since
 * looking at ten photos takes longer than a transaction should.
 */
export async function withArrivals(asked: Asked, body: ReadBody): Promise<ReadBody> {
  const names = (asked.route.uploads ?? []).filter((name) => body.files[name] !== undefined)
  const city = names.length > 0 ? await cityOf(asked.runtime, asked.c.req.param('city')) : undefined
  const who = city && (await whoIfAllowed(asked, city))
  if (city === undefined || who === undefined) return body
  const { definition } = city
  const taker = { runtime: asked.runtime, city, definition, now: asked.runtime.clock(), ...who }
  const fields = { ...body.fields }
  for (const name of names) {
    const tokens = await receiveFiles(taker, body.files[name] ?? [])
    fields[`${name}.upload`] = [...[fields[`${name}.upload`] ?? []].flat(), ...tokens]
  }
  return { ...body, fields }
}
