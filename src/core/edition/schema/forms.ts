import { z } from '@hono/zod-openapi'
import { code, fileName, plain, sourced, text } from './text.ts'

export const commonForms = [
  'coHosting',
  'jointBody',
  'agreementForm',
  'projectCooperation',
  'projectCooperationCitizenLed',
  'projectCooperationGovernmentLed',
  'commission',
  'collaborativeCommission',
  'subsidy',
  'namePatronage',
  'informationExchange',
  'planningParticipation',
  'policyProposalForm',
  'designatedManager',
  'contribution',
  'grant',
  'other',
] as const

export const leadership = z.enum(['citizenLed', 'joint', 'governmentLed'])

export const formGroup = z.strictObject({ code, name: text, gist: text.optional(), leadership })

/** A form of collaboration. Its identity is group + name: the same name may stand in two groups. */
export const form = z.strictObject({
  code,
  group: code.optional(),
  common: z.enum(commonForms),
  name: text,
  gist: text.optional(),
  includes: z.array(text).default([]),
  merit: text.optional(),
  term: z
    .enum(['short', 'long'])
    .optional()
    .describe('A tendency (…に多いかたち), never a default or a limit'),
  limits: z
    .array(
      z.strictObject({
        code,
        text,
        question: text.describe('Asked before the form is chosen; yes = the limit is respected'),
      }),
    )
    .default([]),
  cautions: z.array(text).default([]),
  typicalUse: text.optional(),
  bears: z.strictObject({ cost: text.optional(), responsibility: text.optional() }).optional(),
  bodies: z
    .array(
      z.strictObject({
        code,
        name: text,
        duration: z.enum(['timeLimited', 'standing']),
        gist: text.optional(),
      }),
    )
    .default([])
    .describe('Bodies this form founds, with how long such a body usually lasts'),
  scope: z.boolean().default(false).describe('true: whole or part of the work is agreed (委託)'),
  money: z.boolean().default(false).describe('true: public money flows'),
  withoutAgreement: z
    .boolean()
    .optional()
    .describe(
      'true: may be begun without an agreement, such as a name that is lent or an exchange of information; it has an end all the same',
    ),
  examples: z.array(text).default([]),
  photos: z
    .array(z.strictObject({ code, caption: text, file: fileName('jpe?g|png|webp').optional(), ...sourced }))
    .optional()
    .describe("What the source's photographs show; the pictures are the city's own and are not shipped"),
  papers: z.array(text).optional().describe('Papers this form needs'),
  agreementTemplate: code.optional(),
  ...sourced,
})

export const zone = z.strictObject({
  code: z.string().regex(/^[A-Z]$/),
  name: text.optional().describe('Left out until the city fills it in'),
  border: text.optional(),
  collaboration: z.boolean(),
})

export const suitability = z.strictObject({
  gist: text.optional(),
  open: z.boolean().default(true).describe('true: examples, not a closed list'),
  tags: z.array(z.strictObject({ code, name: text })).min(1),
  ...sourced,
})

const item = z.strictObject({
  code,
  text,
  negative: z.boolean().default(false).describe('true: a negative statement; agreeing means "not"'),
})
const listNode = z.strictObject({
  kind: z.literal('list'),
  code,
  label: text.optional(),
  title: text,
  gist: text.optional(),
  items: z.array(item).min(1),
  allTrue: code,
  anyFalse: code,
  ...sourced,
})
const choiceNode = z.strictObject({
  kind: z.literal('choice'),
  code,
  label: text.optional(),
  title: text,
  gist: text.optional(),
  options: z
    .array(z.strictObject({ code, label: text, gist: text.optional(), zone: plain.optional(), to: code }))
    .min(2),
  ...sourced,
})
const tagsNode = z.strictObject({
  kind: z.literal('tags'),
  code,
  label: text.optional(),
  title: text,
  gist: text.optional(),
  to: code,
  ...sourced,
})
const exitNode = z.strictObject({
  kind: z.literal('exit'),
  code,
  label: text.optional(),
  title: text,
  gist: text.optional(),
  proceeds: z.boolean().describe('true: the idea goes on to a consultation'),
  outcomes: z
    .array(
      z.strictObject({
        code,
        kind: z.enum(['proceed', 'selfActivity', 'governmentProject', 'ask']),
        title: text,
        gist: text.optional(),
        next: text.optional(),
      }),
    )
    .min(1),
  ...sourced,
})
export const selfCheckNode = z.discriminatedUnion('kind', [listNode, choiceNode, tagsNode, exitNode])

/** The self-check: a directed graph of check-lists. Every node is reached from `start`; every road ends in an exit. */
export const selfCheck = z.strictObject({
  start: code,
  gist: text.optional(),
  nodes: z.array(selfCheckNode).min(2),
  proposedByYui: z.boolean().default(false),
})
