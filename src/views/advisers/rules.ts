import { z } from 'zod'
import { hasAdvisers, keepsRegister, mayInvite } from '../../core/adviser/index.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { CasePolicy, Policy } from '../../core/web/route.ts'
import { block, choice, email, line } from '../../lib/form-text.ts'

export const roles = ['coordinator', 'adviser'] as const
/** What of an entry everybody may read: `listed` puts name, role and fields on the public page. */
export const openParts = ['listed', 'area', 'times', 'conditions', 'about'] as const
export type OpenPart = (typeof openParts)[number]

const entryFields = {
  role: choice(roles),
  name: line({ max: 100, required: true }),
  fields: z.array(line({ max: 60 })).optional(),
  districts: z.array(line({ max: 60 })).optional(),
  area: line({ max: 200 }),
  times: block({ max: 300 }),
  conditions: block({ max: 500 }),
  about: block({ max: 1000 }),
  open: z.array(choice(openParts)).optional(),
  resting: choice(['yes']).optional(),
}
const version = z.coerce.number().int().min(1)

export const ownForm = z.object({ ...entryFields, version })
export const newForm = z.object({ ...entryFields, email: email() })
export const officeForm = z.object({ ...entryFields, email: email(), version })
export type EntryInput = z.output<typeof ownForm>

/** Fields and districts are those of the city, whatever the form was made to say. */
export function knownIn(
  definition: Definition,
  { fields = [], districts = [] }: Pick<EntryInput, 'fields' | 'districts'>,
) {
  const known = (codes: readonly string[], all: readonly { code: string }[]) =>
    [...new Set(codes)].filter((code) => all.some((one) => one.code === code))
  return {
    fields: known(fields, definition.fields),
    districts: known(districts, definition.districts?.list ?? []),
  }
}

export const registerOffice: Policy = {
  says: 'the coordination office, which keeps the register of coordinators and advisers',
  may: keepsRegister,
}
export const coordinator: Policy = {
  says: 'a coordinator or adviser of the register, of their own entry',
  may: (viewer) => viewer?.hat.kind === 'coordinator',
}
export const invites: CasePolicy = {
  says: 'the section in charge, or the coordination office, in a city that keeps a register',
  may: mayInvite,
}
export { partyOrSectionInCharge as wants } from '../../core/web/policies.ts'

export { hasAdvisers }
