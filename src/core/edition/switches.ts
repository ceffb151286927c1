import type { Definition, Reach, StageCode, Switchable, Switches } from './schema/index.ts'
import { sectionsNow, stepsOf } from './succession.ts'
import { coordinationOffice, findPresentSection } from './view.ts'

/** The stage that leads a case to another: while it runs nowhere, the other would wait for nobody. */
export const neededFor: Readonly<Partial<Record<Switchable, Switchable>>> = {
  table: 'idea',
  form: 'idea',
  agreement: 'idea',
  evaluation: 'running',
}

const road: readonly string[] = [
  'idea',
  'consultation',
  'table',
  'form',
  'agreement',
  'running',
  'evaluation',
]
const placeOf = (code: string): number => road.indexOf(code)
const unitOf = (code: StageCode): Switchable => (code === 'consultation' ? 'idea' : code)

/** What the edition says: a stage that is listed runs, unless it is to begin later. */
const inEdition = ({ stages }: Definition, code: Switchable): Reach =>
  stages.find((stage) => stage.code === code)?.off ? { runs: 'nowhere' } : { runs: 'everywhere' }

export const reachOf = (definition: Definition, switches: Switches, code: Switchable): Reach =>
  switches[code] ?? inEdition(definition, code)

export const runsWith = (reach: Reach, section: string | null): boolean =>
  reach.runs === 'everywhere' ||
  (reach.runs === 'pilot' && section !== null && reach.sections.includes(section))

/** Whether a city, as it works today, has the stage with any of its sections. */
export const runsSomewhere = (today: Definition, code: Switchable): boolean => hasSwitch(today, code)

/** Whether the city’s edition has what can be switched at all: what it does not have is absent, not off. */
export const hasSwitch = (edition: Definition, code: Switchable): boolean =>
  code === 'table' ? edition.partnerTable !== undefined : edition.stages.some((stage) => stage.code === code)

const isPlain = (definition: Definition, switches: Switches): boolean =>
  Object.keys(switches).length === 0 && !definition.stages.some(({ off }) => off)

/** While only some sections try it, what would go to another one goes to the coordination office: no idea is left without an answer. */
function routedToPilot(definition: Definition, reach: Reach): Definition {
  const office = coordinationOffice(definition)?.code
  if (reach.runs !== 'pilot' || office === undefined) return definition
  const taken = (section: string) => (reach.sections.includes(section) ? section : office)
  const { routing } = definition
  return {
    ...definition,
    routing: {
      ...routing,
      default: taken(routing.default),
      rules: routing.rules.map((rule) => ({ ...rule, section: taken(rule.section) })),
    },
  }
}

/** A city as it works today: without the stages that run nowhere. A pilot goes on with what became of its sections. */
export function withSwitches(definition: Definition, switches: Switches): Definition {
  if (isPlain(definition, switches)) return definition
  const present = Object.fromEntries(
    Object.entries(switches).map(([code, reach]) => [code, withPresent(definition, reach)]),
  ) as Switches
  const reach = (code: Switchable) => reachOf(definition, present, code)
  const rests = (code: StageCode) => reach(unitOf(code)).runs === 'nowhere'
  const routed = routedToPilot(definition, reach('idea'))
  return {
    ...routed,
    stages: definition.stages.filter(({ code }) => !rests(code)),
    restingStages: definition.stages.filter(({ code }) => rests(code)),
    ...(reach('table').runs === 'nowhere' ? { partnerTable: undefined } : {}),
    switches: present,
  }
}

const withPresent = (definition: Definition, reach: Reach): Reach =>
  reach.runs === 'pilot'
    ? {
        runs: 'pilot',
        sections: [
          ...new Set(
            reach.sections
              .flatMap((code) => sectionsNow(stepsOf(definition.reorganised), code))
              .filter((code) => findPresentSection(definition, code)),
          ),
        ],
      }
    : reach

type Standing = { stage: string; section: string | null }

/** The edition of one case: what it has come to stays, what lies ahead is there if it runs with its section. */
export function withSwitchesFor(definition: Definition, switches: Switches, at: Standing): Definition {
  if (isPlain(definition, switches)) return definition
  const kept = (code: string, unit: Switchable) =>
    placeOf(code) <= placeOf(at.stage) || runsWith(reachOf(definition, switches, unit), at.section)
  return {
    ...definition,
    stages: definition.stages.filter(({ code }) => kept(code, unitOf(code))),
    ...(kept('table', 'table') ? {} : { partnerTable: undefined }),
    switches,
  }
}
