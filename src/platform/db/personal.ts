import { adviserColumns } from './tables/advisers.ts'
import { annualReportColumns } from './tables/annual-report.ts'
import { bodyColumns } from './tables/bodies.ts'
import { caseColumns } from './tables/case.ts'
import { centreColumns } from './tables/centre.ts'
import { changeColumns } from './tables/changes.ts'
import { consultationColumns } from './tables/consultation.ts'
import { draftColumns } from './tables/drafts.ts'
import { evaluationColumns } from './tables/evaluation.ts'
import { groupPeopleColumns } from './tables/group-people.ts'
import { groupColumns } from './tables/groups.ts'
import { installationColumns } from './tables/installation.ts'
import { interestColumns } from './tables/interest.ts'
import { inventoryColumns } from './tables/inventory.ts'
import { jointColumns } from './tables/joint.ts'
import { libraryColumns } from './tables/library.ts'
import { measureColumns } from './tables/measures.ts'
import { mergeColumns } from './tables/merge.ts'
import { noticeColumns } from './tables/notice.ts'
import { organizationColumns } from './tables/organization.ts'
import { peopleColumns } from './tables/people.ts'
import { privacyColumns } from './tables/privacy.ts'
import { recordsColumns } from './tables/records.ts'
import { registerColumns } from './tables/register.ts'
import { reviewColumns } from './tables/review.ts'
import { revisionColumns } from './tables/revisions.ts'
import { scanColumns } from './tables/scans.ts'
import { signInColumns } from './tables/sign-in.ts'
import { stagesColumns } from './tables/stages.ts'
import { tableColumns } from './tables/table.ts'
import { tableSheetColumns } from './tables/table-sheet.ts'
import { togetherColumns } from './tables/together.ts'
import { trailColumns } from './tables/trail.ts'
import { trainingColumns } from './tables/trainings.ts'
import { visionColumns } from './tables/vision.ts'
import { voiceColumns } from './tables/voices.ts'
import { waysInColumns } from './tables/ways-in.ts'

/** Where a text may turn up besides the pages of whoever may see it. */
type Place = 'search' | 'api' | 'export' | 'log'
type Rules = {
  personal: boolean
  /** Who reads it, as the pages and the 個人情報ファイル簿 say. */
  who: 'everybody' | 'whoMayKnow' | 'parties' | 'inCharge' | 'office' | 'centre' | 'nobody'
  /** `export`: the file that people get of what is held about them. */
  places: readonly Place[]
}

/**
 * What a text column can hold, and where that may go. A column has its class where its table is declared
 * (`tables/*.ts`); a test reads the database and names a column that has none.
 */
export const classes = {
  /** A code, a state, a hash of something public, an address of ours: says nothing of anybody. */
  code: { personal: false, who: 'everybody', places: ['search', 'api', 'export', 'log'] },
  /** Written to be read by whoever may know of the record: a title, a group's name. */
  open: { personal: false, who: 'whoMayKnow', places: ['search', 'api', 'export'] },
  /** A person's name or how it is read. */
  name: { personal: true, who: 'parties', places: ['export'] },
  /** How somebody is reached. */
  contact: { personal: true, who: 'office', places: ['export'] },
  /** What people write to each other; each entry has its own visibility. */
  words: { personal: true, who: 'parties', places: ['export'] },
  /** A draft or a note inside the city hall. */
  internal: { personal: true, who: 'inCharge', places: [] },
  /** What the support centre keeps for itself: nobody of the city hall reads it. */
  closed: { personal: true, who: 'centre', places: [] },
  /** Lets somebody in: a hash of a password, of a key, of a link. */
  credential: { personal: true, who: 'nobody', places: [] },
  /** Readable for nobody until it is opened. */
  sealed: { personal: true, who: 'nobody', places: [] },
} as const satisfies Record<string, Rules>

export type Class = keyof typeof classes
/** A table's text columns by their class. */
export type Columns<Tables> = {
  readonly [T in keyof Tables]?: { readonly [C in Class]?: readonly (keyof Tables[T])[] }
}

type PersonalClass = { [C in Class]: (typeof classes)[C]['personal'] extends true ? C : never }[Class]
type NamesOf<C, K extends Class> = {
  [N in K & keyof C]: C[N] extends readonly (infer Name)[] ? Name : never
}[K & keyof C]
/** A row without its personal columns: what search and API are given, so that they cannot tell of them. */
export type Unpersonal<Row, C> = Omit<Row, NamesOf<C, PersonalClass> & string>

/** Every text column of every table. */
const registry: Readonly<Record<string, Partial<Record<Class, readonly string[]>>>> = {
  ...installationColumns,
  ...adviserColumns,
  ...annualReportColumns,
  ...bodyColumns,
  ...peopleColumns,
  ...signInColumns,
  ...groupColumns,
  ...groupPeopleColumns,
  ...caseColumns,
  ...interestColumns,
  ...inventoryColumns,
  ...libraryColumns,
  ...measureColumns,
  ...mergeColumns,
  ...togetherColumns,
  ...draftColumns,
  ...evaluationColumns,
  ...trailColumns,
  ...trainingColumns,
  ...jointColumns,
  ...stagesColumns,
  ...reviewColumns,
  ...revisionColumns,
  ...scanColumns,
  ...tableColumns,
  ...tableSheetColumns,
  ...organizationColumns,
  ...changeColumns,
  ...centreColumns,
  ...consultationColumns,
  ...noticeColumns,
  ...privacyColumns,
  ...waysInColumns,
  ...recordsColumns,
  ...registerColumns,
  ...visionColumns,
  ...voiceColumns,
}

export type TypedColumn = { table: string; column: string; class: Class }

export const typedColumns: readonly TypedColumn[] = Object.entries(registry).flatMap(([table, byClass]) =>
  Object.entries(byClass).flatMap(([name, columns]) =>
    columns.map((column) => ({ table, column, class: name as Class })),
  ),
)

export const personalColumns: readonly TypedColumn[] = typedColumns.filter(
  (one) => classes[one.class].personal,
)

export const mayGo = (one: Class, place: Place): boolean =>
  (classes[one].places as readonly Place[]).includes(place)

export const classOf = (table: string, column: string): Class | undefined =>
  typedColumns.find((one) => one.table === table && one.column === column)?.class

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Names under which nothing is ever logged, as the database and as the program writes them. */
export const unloggable: ReadonlySet<string> = new Set(
  personalColumns.flatMap(({ column }) => [column, camel(column)]),
)
