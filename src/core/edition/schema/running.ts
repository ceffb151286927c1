import { z } from '@hono/zod-openapi'
import { code, sourced, text } from './text.ts'

export const stageCodes = ['idea', 'consultation', 'form', 'agreement', 'running', 'evaluation'] as const

/** A stage the city has. What happens in it is code; the city gives its name and switches. */
/** What is switched one by one. Ideas and consultation are one switch: an idea is owed an answer. */
export const switchable = ['idea', 'table', 'form', 'agreement', 'running', 'evaluation'] as const
export type Switchable = (typeof switchable)[number]

/** Where a stage runs: with every section, with none yet, or with those that try it (試行). */
export type Reach =
  | { runs: 'everywhere' | 'nowhere'; sections?: undefined }
  | { runs: 'pilot'; sections: readonly string[] }
/** What the office has switched besides the edition; the newest of each. */
export type Switches = Readonly<Partial<Record<Switchable, Reach>>>

export const stage = z.strictObject({
  code: z.enum(stageCodes),
  name: text.optional(),
  off: z
    .boolean()
    .optional()
    .describe(
      'true: 市にはあるが、Yuiではまだ始めない。担当課が画面で始める / Not begun in Yui until the office switches it on',
    ),
})

/** The room in which parties talk as equals before a project is made (パートナーテーブル). Left out: the city has none. */
export const partnerTable = z.strictObject({
  name: text.optional().describe('What the city calls it; パートナーテーブル when left out'),
  gist: text.optional(),
  agenda: z
    .array(
      z.strictObject({
        code,
        text,
        minutes: z
          .number()
          .int()
          .min(1)
          .max(600)
          .optional()
          .describe('Time for it, where the city gives one'),
        talk: z.array(z.strictObject({ code, text })).optional().describe('The order of the talk within it'),
      }),
    )
    .min(1)
    .describe('What each sitting goes through, in this order'),
  notes: z.array(z.strictObject({ code, text })).optional().describe('What everybody keeps in mind'),
  noAnswer: z
    .strictObject({
      days: z.number().int().min(1).max(365).describe('Days a party has for its confirmation'),
      afterReminder: z.number().int().min(1).max(365).describe('Days it still has once it was asked again'),
      remindAfter: z
        .number()
        .int()
        .min(1)
        .max(365)
        .optional()
        .describe('Days after which it is asked again by itself; left out: half of its days'),
    })
    .optional()
    .describe('When one may go on without a party that does not answer; left out: 14 and 7 days'),
  ...sourced,
})

export const clause = z.strictObject({
  code,
  title: text,
  text: text.optional(),
  principle: code.optional().describe('The principle this clause repeats as a promise'),
})
export const agreementTemplate = z.strictObject({
  code,
  name: text,
  clauses: z.array(clause).min(1),
  proposedByYui: z.boolean().default(true),
  forms: z.array(code).optional().describe('Forms it is for; all when left out'),
  validity: z.enum(['case', 'year']).optional().describe('year: renewed every fiscal year'),
})

/** Which releases need a 決裁 (approval in the city hall) first. */
export const approval = z
  .strictObject({
    reply: z.boolean().default(false),
    agreement: z.boolean().default(false),
    decision: z.boolean().default(false),
  })
  .prefault({})

/** How the city keeps groups. Left out: whoever registers one is believed, and Yui's own days hold. */
export const groups = z.strictObject({
  registration: z
    .enum(['none', 'confirmed'])
    .default('none')
    .describe('confirmed: the coordination office looks at a new group before it is listed'),
  leastMembers: z.number().int().min(1).max(1000).optional().describe('Members a group needs'),
  checks: z
    .array(z.strictObject({ code, text }))
    .optional()
    .describe('What is looked at when a group is confirmed'),
  roster: z
    .boolean()
    .optional()
    .describe('true: a list of members is asked for; one person checks it, then it is disposed of'),
  rosterDays: z.number().int().min(1).max(365).optional().describe('Days until a roster is disposed of'),
  recoveryDays: z
    .number()
    .int()
    .min(1)
    .max(90)
    .optional()
    .describe('Days in which members can object to a new representative named at the counter'),
  stillRightFrom: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .optional()
    .describe('MM-DD: from this day on groups are asked each year whether their profile is still right'),
  ...sourced,
})

export const process = z.strictObject({
  code,
  name: text,
  gist: text.optional(),
  from: z.enum(['citizens', 'government']),
  route: z
    .enum(['proposal', 'theme', 'existingProject', 'directApproach', 'amongCitizens'])
    .optional()
    .describe('How it begins, where the city tells several ways apart'),
  ...sourced,
})

export const staffNote = z.strictObject({ code, text, stage: z.enum(stageCodes).optional(), ...sourced })
export const checklist = z.strictObject({
  code,
  for: z.enum(['citizens', 'government']),
  items: z.array(z.strictObject({ code, text })).min(1),
  ...sourced,
})

/** 協働コーディネーター・アドバイザー: a register kept by the coordination office. Left out: the city has none. */
export const advisers = z.strictObject({
  title: text.optional().describe('What the city calls them; Yui’s words when left out'),
  gist: text.optional().describe('What they are for, in a sentence'),
  ...sourced,
})

/** What may be attached, and how much; each as the city wants, or Yui's usual amount. */
export const attachments = z
  .strictObject({
    fileMB: z.number().int().min(1).max(100).optional().describe('Megabytes of one file; 20 when left out'),
    formMB: z
      .number()
      .int()
      .min(1)
      .max(500)
      .optional()
      .describe('Of all files of one form; 60 when left out'),
    caseMB: z
      .number()
      .int()
      .min(1)
      .max(10000)
      .optional()
      .describe('Of all files of one case; 300 when left out'),
    dayMB: z
      .number()
      .int()
      .min(1)
      .max(10000)
      .optional()
      .describe('Of one person without an account in a day; 100 when left out'),
    filesPerForm: z.number().int().min(1).max(30).optional().describe('Files in one form; 10 when left out'),
  })
  .optional()

/** How what people publish is checked beforehand. Left out: Yui's own rules, and the page says so. */
export const publication = z.strictObject({
  rules: z
    .array(z.strictObject({ code, text }))
    .min(1)
    .optional()
    .describe('What may not be published (公開のきまり); each refusal names one'),
  workingDays: z.number().int().min(1).max(60).optional().describe('Working days until it is checked'),
  objectionDays: z.number().int().min(1).max(120).optional().describe('Days in which one can object'),
  ...sourced,
})

/** A board on which anybody writes what town they would like. Left out: the city has none. */
export const visionBoard = z.strictObject({
  name: text.describe('What the city calls it'),
  lead: text.optional(),
  switchedOnByDemo: z
    .boolean()
    .optional()
    .describe('true: the city has it on paper; the demo shows it switched on'),
  ...sourced,
})
