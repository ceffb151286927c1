import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { Definition } from '../edition/schema/index.ts'
import {
  isAdministrator,
  isChief,
  isCoordination,
  isOfSection,
  isStaff,
  type Viewer,
} from '../people/viewer.ts'
import type { Policy } from '../web/route.ts'

/** What somebody of the city hall is besides officer or chief: 協働推進員 of a section, 協働調整員 of a bureau. */
export const functionKinds = ['promoter', 'coordinator'] as const
export type FunctionKind = (typeof functionKinds)[number]

export const staffHatKinds = ['officer', 'chief', 'coordination'] as const
export type StaffHatKind = (typeof staffHatKinds)[number]

const bodyOf = { promoter: 'promoters', coordinator: 'coordinators' } as const

/** A city that names no promoters misses none. */
export const hasFunction = ({ bodies }: Definition, kind: FunctionKind): boolean =>
  bodies.some((body) => body.kind === bodyOf[kind])

/** Functions are given for a fiscal year: a term ends on 31 March unless it is ended before. */
export const endOfFiscalYear = (date: PlainDate): PlainDate => `${fiscalYear(date) + 1}-03-31`

/** Bureaus by their Japanese names, in the order of the city's sections. */
export const departmentsOf = ({ sections }: Definition): string[] => [
  ...new Set(sections.flatMap(({ department }) => (department ? [department.ja] : []))),
]

/** Where a function can stand: a section's code, or a bureau's name. */
export const isPlaceFor = (definition: Definition, kind: FunctionKind, place: string): boolean =>
  kind === 'promoter'
    ? definition.sections.some(({ code }) => code === place)
    : departmentsOf(definition).includes(place)

/** Where the city says so the chief chooses; officers take a case for themselves, or leave it to nobody. */
export const mayAssign = (viewer: Viewer, { answering }: Definition, officer: string): boolean =>
  assignsOthers(viewer, answering) || officer === '' || officer === viewer?.person.id

/** Who gives a case to somebody else: anybody of the section, or its chief and the coordination office. */
export const assignsOthers = (viewer: Viewer, { assigns }: Definition['answering']): boolean =>
  assigns !== 'chief' || isChief(viewer) || isCoordination(viewer)

export const organizers: Policy = {
  says: 'the administrator of the city, or the coordination office',
  may: (viewer) => isAdministrator(viewer) || isCoordination(viewer),
}

export const cityHall: Policy = {
  says: 'staff of the city hall, or the administrator',
  may: (viewer) => isStaff(viewer) || isAdministrator(viewer),
}

/** A colleague's name is for their own section and for those who keep the roster; promoters are there to be found. */
export const seesStaffOf = (viewer: Viewer, section: string): boolean =>
  organizers.may(viewer) || isOfSection(viewer, section)
