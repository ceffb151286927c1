import type { PlainDate } from '../../../lib/dates.ts'
import { sectionsNow } from '../../edition/succession.ts'
import type { FunctionKind, StaffHatKind } from '../rules.ts'
import type { SectionCount, Staff } from '../staff.ts'
import type { Line, Plan } from './plan.ts'

/** A hat as it will be worn on the day; `ref` names the person, or the line of somebody who has no record yet. */
export type HatThen = {
  ref: string
  name: string
  kind: StaffHatKind
  section: string
  is: 'stays' | 'comes'
}
type FunctionThen = { kind: FunctionKind; place: string }
export type Foreseen = { hats: HatThen[]; functions: FunctionThen[] }

export const refOf = (line: Line): string =>
  line.person_id === null ? `line:${line.id}` : `person:${line.person_id}`

const begins = ({ kind }: Line) => kind === 'join' || kind === 'move'

const ends = (lines: readonly Line[], personId: string, hatId: string): boolean =>
  lines.some(
    (line) =>
      line.ends_hat === hatId ||
      (line.kind === 'leave' && line.person_id === personId && line.ends_hat === null),
  )

/** Who wears what on the day of a plan, reckoned from today's staff: nothing is read that the day itself would change. */
export function foresee(
  { lines, sections, effective_on }: Pick<Plan, 'lines' | 'sections' | 'effective_on'>,
  staff: readonly Staff[],
): Foreseen {
  const then = (section: string) => sectionsNow(sections, section)[0] ?? section
  const stays = staff.flatMap(({ id, name, hats }) =>
    hats
      .filter((hat) => !ends(lines, id, hat.id))
      .map(
        ({ kind, section }): HatThen => ({
          ref: `person:${id}`,
          name,
          kind,
          section: then(section),
          is: 'stays',
        }),
      ),
  )
  const comes = lines
    .filter(begins)
    .flatMap((line): HatThen[] =>
      line.hat_kind === null || line.place === null
        ? []
        : [{ ref: refOf(line), name: line.name, kind: line.hat_kind, section: line.place, is: 'comes' }],
    )
  return { hats: [...stays, ...comes], functions: functionsThen(lines, staff, effective_on, then) }
}

function functionsThen(
  lines: readonly Line[],
  staff: readonly Staff[],
  day: PlainDate,
  then: (section: string) => string,
): FunctionThen[] {
  const leaving = new Set(lines.filter(({ kind }) => kind === 'leave').map(({ person_id }) => person_id))
  const held = staff
    .filter(({ id }) => !leaving.has(id))
    .flatMap(({ functions }) => functions.filter(({ until }) => until >= day))
    .map(({ kind, place }) => ({ kind, place: then(place) }))
  const given = lines.flatMap(({ function_kind, place }) =>
    function_kind === null || place === null ? [] : [{ kind: function_kind, place }],
  )
  return [...held, ...given]
}

/** The same as numbers by section, to see where somebody will be missing. */
export function countsThen({ hats, functions }: Foreseen): SectionCount[] {
  const places = new Set([...hats.map(({ section }) => section), ...functions.map(({ place }) => place)])
  return [...places].map((place) => ({
    place,
    chiefs: hats.filter(({ section, kind }) => section === place && kind === 'chief').length,
    officers: hats.filter(({ section, kind }) => section === place && kind !== 'chief').length,
    promoters: functions.filter((one) => one.place === place && one.kind === 'promoter').length,
    names: [],
  }))
}
