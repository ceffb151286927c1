import { z } from '@hono/zod-openapi'
import type { Reorganisation } from '../succession.ts'
import { answering } from './answering.ts'
import { body, city, desk, districts, edition, routing, section, source, words } from './city.ts'
import { actors, effectGroup, glossaryEntry, measureGroup, principle, step } from './content.ts'
import { evaluation } from './evaluation.ts'
import { form, formGroup, selfCheck, suitability, zone } from './forms.ts'
import { records } from './records.ts'
import {
  advisers,
  agreementTemplate,
  approval,
  attachments,
  checklist,
  groups,
  partnerTable,
  process,
  publication,
  type Switches,
  staffNote,
  stage,
  visionBoard,
} from './running.ts'
import { tableSheet } from './table-sheet.ts'
import { block, code, plain, sourced, text } from './text.ts'
import { inventory, ownActivity, policyProposal, themes } from './way-in.ts'

/** The version of this schema. Older files are migrated on reading, see `upgrade.ts`. */
export const schemaVersion = 1

/**
 * One city's guideline as data: one file, one edition.
 * What a list leaves empty the city has not published, and its page says so.
 */
export const definitionSchema = z.strictObject({
  $schema: plain.optional(),
  schema: z.literal(schemaVersion),
  city,
  words,
  edition,
  sources: z.array(source).min(1),
  purpose: z.array(block).default([]),
  definition: z.strictObject({
    gist: text,
    motto: text.optional(),
    elements: z
      .array(z.strictObject({ code, text }))
      .default([])
      .describe('The definition as numbered elements'),
    kinds: z
      .array(z.strictObject({ code, name: text, gist: text.optional(), governmentParty: z.boolean() }))
      .default([]),
    related: z
      .array(block)
      .default([])
      .describe('Neighbouring ideas: 市民参加, まちづくり, the condition between partners'),
    source: code.optional(),
    page: plain.optional(),
  }),
  reasons: z.array(block).default([]),
  actors,
  effects: z.array(effectGroup).default([]),
  principles: z.array(principle).default([]),
  principlesNote: text.optional(),
  formGroups: z.array(formGroup).default([]),
  forms: z.array(form).default([]),
  combinesForms: z.boolean().optional().describe('true: one case may combine several forms'),
  suitability: suitability.optional(),
  zones: z
    .strictObject({ gist: text.optional(), zones: z.array(zone).min(1), source: code.optional() })
    .optional(),
  selfCheck: selfCheck.optional(),
  steps: z.array(step).default([]),
  processes: z.array(process).default([]),
  checklists: z.array(checklist).default([]),
  fields: z
    .array(z.strictObject({ code, name: text }))
    .min(1)
    .describe('Fields an idea can be about (分野)'),
  fieldsProposedByYui: z
    .boolean()
    .default(false)
    .describe("true: the city has published no fields; these are Yui's proposal"),
  districts: districts.optional().describe('Districts an idea can be about; left out: not asked'),
  sections: z.array(section).min(1),
  openStaffNames: z
    .array(z.enum(['chief', 'officer', 'promoter', 'coordinator']))
    .optional()
    .describe('Whose names the page of the organisation shows to everybody; left out: nobody’s'),
  routing,
  taskInventory: block.optional().describe('業務の棚卸: sections name what they would do together'),
  inventory: inventory.optional(),
  themes: themes.optional(),
  policyProposal: policyProposal.optional(),
  ownActivity: ownActivity.optional(),
  desks: z.array(desk).min(1),
  bodies: z.array(body).default([]),
  trainings: z.array(block).optional().describe('研修'),
  issues: z
    .array(z.strictObject({ code, text, status: z.enum(['notEnough', 'expected']).optional(), ...sourced }))
    .default([]),
  measures: z.array(measureGroup).default([]),
  measuresTitle: text.optional(),
  realisation: z.array(block).default([]),
  staffNotes: z.array(staffNote).default([]),
  glossary: z.array(glossaryEntry).default([]),
  stages: z.array(stage).min(1),
  partnerTable: partnerTable.optional(),
  agreementTemplates: z.array(agreementTemplate).default([]),
  tableSheet: tableSheet.optional(),
  evaluation: evaluation.optional(),
  groups: groups.optional(),
  publication: publication.optional(),
  visionBoard: visionBoard.optional(),
  approval,
  answering,
  staffSecondFactor: z
    .boolean()
    .optional()
    .describe(
      '職員などのログインに2つ目の確認を求めるか。書かなければ、体験用でない限り求める / Whether staff need a second factor; left out: yes, but not in the demo',
    ),
  attachments,
  records: records.optional(),
  advisers: advisers
    .optional()
    .describe('協働コーディネーター・アドバイザーの名簿 / Register of coordinators and advisers'),
})

/** `formerSections`: those of other editions, whose names must stay readable; nobody chooses among them. */
export type Definition = z.output<typeof definitionSchema> & {
  formerSections?: readonly z.output<typeof section>[]
  /** What the office chose besides the edition, by field; `routing` holds it already. */
  routingChosen?: Readonly<Record<string, string>>
  /** What became of its sections since the city wrote them down; `sections` and `routing` hold it already. */
  reorganised?: readonly Reorganisation[]
  /** What the office has switched besides the edition; `stages` holds it already. */
  switches?: Switches
  /** Stages that run nowhere today: cases of before still stand at them and name them. */
  restingStages?: readonly z.output<typeof stage>[]
}
export type CollaborationForm = Definition['forms'][number]
export type SelfCheckNode = NonNullable<Definition['selfCheck']>['nodes'][number]
export type StageCode = Definition['stages'][number]['code']
export type Desk = Definition['desks'][number]
export { type Reach, type Switchable, type Switches, switchable } from './running.ts'
