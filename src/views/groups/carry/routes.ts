import { z } from 'zod'
import {
  findProfile,
  founders,
  groupKinds,
  keepers,
  keepGroupEvent,
  ownGroup,
  type Profile,
  readCarry,
  writeCarry,
} from '../../../core/group/index.ts'
import { found } from '../../../core/web/errors.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { showGroupDesk } from '../desk/show.ts'
import { newGroupPage } from '../profile/pages.tsx'
import { valuesOf } from '../profile/values.ts'
import { importPage } from './page.tsx'

/** The profile as a file, and that it was taken along is written down. */
async function carry(visit: Visit): Promise<Outcome> {
  const own = ownGroup(visit)
  const { profile } = found(await findProfile(visit.tx, own.groupId))
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'carried' })
  return new Response(writeCarry(profile, visit.city.slug, visit.today), {
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      'Content-Disposition': `attachment; filename="yui-group-profile-${visit.today}.json"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** What this city does not have is chosen anew. */
const fitted = ({ definition }: Visit, profile: Profile): Profile => ({
  ...profile,
  kind: groupKinds(definition).some(({ code }) => code === profile.kind) ? profile.kind : '',
  fields: profile.fields.filter((field) => definition.fields.some(({ code }) => code === field)),
})

/** Shown in the form of a new group: nothing is kept until that is sent. */
async function preview(visit: Visit): Promise<Outcome> {
  const read = await readCarry(visit.files.file?.[0])
  if (!read.ok) return { errors: [{ field: 'file', code: read.code }], kept: {} }
  return newGroupPage(visit, { values: valuesOf(fitted(visit, read.profile)), imported: true })
}

const show = async (visit: Visit, failed?: Failed) => importPage(visit, failed)

export const importRoutes: readonly Route[] = [
  page('/groups/import', { policy: founders, query: z.object({}), show: (visit) => show(visit) }),
  action('/groups/import', { policy: founders, form: z.object({}), act: preview, again: show }),
]

export const carryRoutes: readonly Route[] = [
  action('/groups/:id/carry', { policy: keepers, form: z.object({}), act: carry, again: showGroupDesk }),
]
