import { z } from '@hono/zod-openapi'
import { code, plain, sourced, text } from './text.ts'

export const commonActorKinds = [
  'individual',
  'neighborhoodOrg',
  'districtCouncil',
  'civicGroup',
  'publicBenefitCivicGroup',
  'npoCorporation',
  'business',
  'educationalInstitution',
  'socialWelfareCorporation',
  'industryAssociation',
  'publicInterestCorporation',
  'government',
] as const

export const actorKind = z.strictObject({
  code,
  common: z.enum(commonActorKinds).describe('Common code, so that cities can be compared'),
  name: text,
  gist: text.optional(),
  does: text.optional().describe('What this actor does for 協働, as the city says it'),
  subKinds: z
    .array(
      z.strictObject({
        code,
        common: z.enum(commonActorKinds).optional().describe("The kind's own when left out"),
        name: text,
        gist: text.optional(),
        does: text.optional(),
        examples: z.array(text).default([]),
      }),
    )
    .default([]),
  examples: z.array(text).default([]),
  ...sourced,
})

export const actors = z.strictObject({
  umbrella: z
    .strictObject({ name: text, covers: z.array(code) })
    .optional()
    .describe('One word for several kinds'),
  note: text.optional(),
  kinds: z.array(actorKind).min(1),
})

export const effectGroup = z.strictObject({
  code,
  for: z.array(code).default([]).describe('Actor kinds it is for; empty: everyone together'),
  title: text,
  items: z.array(z.strictObject({ code, title: text.optional(), text: text.optional() })).min(1),
  ...sourced,
})

export const principle = z.strictObject({
  code,
  common: z
    .enum([
      'sharedPurpose',
      'equality',
      'mutualUnderstanding',
      'roleAndResponsibility',
      'timeLimit',
      'autonomy',
      'selfReliance',
      'openness',
      'informationSharing',
      'reflection',
    ])
    .optional(),
  name: text,
  slogan: text.optional(),
  points: z.array(text).default([]),
  ...sourced,
})

export const measureStatuses = ['considering', 'planned', 'doing', 'done', 'expected'] as const

export const measure = z.strictObject({
  code,
  name: text,
  points: z.array(text).default([]),
  status: z
    .enum(measureStatuses)
    .optional()
    .describe('considering = 検討 stays 検討; expected = 期待; left out when the source says nothing'),
  indicator: text.optional().describe('What shows that it works'),
  schedule: text.optional(),
  answers: z.array(code).default([]).describe('Codes of the issues it answers, where the city says so'),
  ...sourced,
})

export const measureGroup = z.strictObject({
  code,
  name: text.optional(),
  measures: z.array(measure).min(1),
  ...sourced,
})

export const glossaryEntry = z.strictObject({
  code,
  term: text,
  reading: plain.optional(),
  number: plain.optional().describe("Number in the city's own glossary, e.g. ※3"),
  meaning: text.optional().describe('Left out when the city has not published it'),
  ...sourced,
})

export const step = z.strictObject({
  code,
  label: text.optional().describe('スタート, ステップ1 …'),
  title: text,
  gist: text.optional(),
  points: z
    .array(z.strictObject({ for: z.enum(['citizens', 'government', 'all']).default('all'), text }))
    .default([]),
  stage: z
    .enum(['selfCheck', 'idea', 'consultation', 'form', 'agreement', 'running', 'evaluation'])
    .optional(),
  ...sourced,
})
