import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import type { SentFile } from '../../platform/http/multipart.ts'
import { findCase } from '../case/find.ts'
import { type City, cityOf } from '../edition/directory.ts'
import { fullToday, receiveFiles } from '../files/index.ts'
import { seeWho, sessionCookie } from '../people/session.ts'
import type { Viewer } from '../people/viewer.ts'
import { networkIn } from './limit.ts'
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

type Sender = Parameters<typeof receiveFiles>[0] & { how: Parameters<typeof receiveFiles>[2] }

type Coming = Parameters<typeof fullToday>[1]

async function senderIfAllowed(asked: Asked, city: City, coming: Coming): Promise<Sender | undefined> {
  const { runtime, c } = asked
  const now = runtime.clock()
  return inCity(runtime.pool, city.id, 'read', async (tx) => {
    const { viewer } = await seeWho(tx, getCookie(c, sessionCookie(city.slug)), now)
    if (!(await may(asked, tx, viewer))) return undefined
    const sender = { runtime, city, definition: city.definition, now, viewer, network: networkIn(runtime, c) }
    const refusal = await fullToday({ ...sender, tx }, coming)
    return { ...sender, how: { refusal, draftId: coming.draftId } }
  })
}

const sizeOf = (files: readonly SentFile[]): number => files.reduce((sum, { size }) => sum + size, 0)

type Sent = readonly (readonly [name: string, files: readonly SentFile[]])[]

async function keepAll(sender: Sender, sent: Sent, fields: ReadBody['fields']): Promise<ReadBody['fields']> {
  const kept = { ...fields }
  for (const [name, files] of sent) {
    const tokens = await receiveFiles(sender, files, sender.how)
    kept[`${name}.upload`] = [...[kept[`${name}.upload`] ?? []].flat(), ...tokens]
  }
  return kept
}

/**
 * Files that came with a form become uploads before the form is looked at, so that a mistake elsewhere in it loses none of
 * them: they are named by their tokens, in the form that comes back, too. Done before the form's own transaction, since
 * looking at ten photos takes longer than a transaction should.
 */
export async function withArrivals(asked: Asked, body: ReadBody): Promise<ReadBody> {
  const sent: Sent = (asked.route.uploads ?? []).map((name) => [name, body.files[name] ?? []])
  const [draftId] = [body.fields.draftId].flat()
  const all = sent.flatMap(([, files]) => files)
  const coming = { size: sizeOf(all), draftId: draftId || undefined }
  const city = all.length > 0 ? await cityOf(asked.runtime, asked.c.req.param('city')) : undefined
  const sender = city && (await senderIfAllowed(asked, city, coming))
  return sender ? { ...body, fields: await keepAll(sender, sent, body.fields) } : body
}
