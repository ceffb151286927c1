import { sql } from 'kysely'
import type { z } from 'zod'
import { hashOf } from '../../core/people/session.ts'
import { forbidden } from '../../core/web/errors.ts'
import {
  action,
  type Failed,
  type Outcome,
  type Page,
  type Policy,
  page,
  type Route,
} from '../../core/web/route.ts'
import type { SignedIn, Visit } from '../../core/web/visit.ts'

export const isCentreWorker: Policy['may'] = (viewer) => viewer?.hat.kind === 'supportCenter'

export const centreWorker: Policy = { says: 'the support centre', may: isCentreWorker }

/** A visit of somebody of the centre, in whose transaction the centre's own tables are open. */
export type RoomVisit = SignedIn

/**
 * Opens the centre's tables for this transaction. The database itself asks whether the session named here wears the
 * centre's hat: any other role's page finds these tables empty, whatever it asks of them.
 */
export async function openRoom(visit: Visit): Promise<RoomVisit> {
  const { viewer, sessionToken } = visit
  if (viewer === undefined || sessionToken === undefined) throw forbidden()
  await sql`SET LOCAL app.centre = ${sql.lit(hashOf(sessionToken))}`.execute(visit.tx.db)
  return { ...visit, viewer }
}

type Query = z.ZodType<Record<string, string | number | undefined>>

/** A page of the centre's room. */
export const roomPage = (
  path: string,
  { show, query }: { show: (visit: RoomVisit) => Promise<Page | Response>; query?: Query },
): Route =>
  page(path, {
    policy: centreWorker,
    ...(query ? { query } : {}),
    show: async (visit) => show(await openRoom(visit)),
  })

type RoomActing<S extends z.ZodType> = {
  form: S
  act: (visit: RoomVisit, input: z.output<S>) => Promise<Outcome>
  again: (visit: RoomVisit, failed: Failed) => Promise<Page>
}

/** A form of the centre's room. */
export const roomAction = <S extends z.ZodType>(path: string, { form, act, again }: RoomActing<S>): Route =>
  action(path, {
    policy: centreWorker,
    form,
    act: async (visit, input) => act(await openRoom(visit), input),
    // After mistakes `act` was not asked, or it has opened the room already: twice does no harm.
    again: async (visit, failed) => again(await openRoom(visit), failed),
  })
