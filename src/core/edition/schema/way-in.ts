import { z } from '@hono/zod-openapi'
import { code, plain, sourced, text, webAddress } from './text.ts'

/** 業務の棚卸, by whatever name, and how far a city opens it. */
export const inventory = z
  .strictObject({
    name: text.optional().describe('The city’s own name for it; left out: 業務の棚卸'),
    gist: text.optional(),
    open: z
      .enum(['nothing', 'chosen', 'all'])
      .default('chosen')
      .describe('What everybody reads of closed sheets: nothing, the tasks that the section opens, or all'),
    ...sourced,
  })
  .describe('Left out: Yui’s usual words, and of each task the section says whether it is open')

/** 行政提案テーマ, by whatever name. */
export const themes = z
  .strictObject({
    name: text.optional().describe('The city’s own name for it; left out: 行政提案テーマ'),
    gist: text.optional(),
    ...sourced,
  })
  .describe('The city asks citizens to take part in a theme; left out: not in the navigation')

/** 市民政策提案: a right to propose policy, with the answer and publication that an ordinance sets. */
export const policyProposal = z
  .strictObject({
    name: text.optional().describe('Left out: 市民政策提案'),
    basis: text.optional().describe('Ordinance and article'),
    basisUrl: webAddress.optional(),
    who: text.optional().describe('Who may propose, in the city’s words'),
    proposers: z
      .array(z.enum(['resident', 'group']))
      .min(1)
      .default(['resident', 'group'])
      .describe('Who may propose on this site'),
    supporters: z.number().int().min(1).optional().describe('How many must support it; left out: not asked'),
    answerWorkingDays: z
      .number()
      .int()
      .min(1)
      .max(400)
      .optional()
      .describe('Working days until the answer; left out: as for every idea'),
    publishes: z
      .array(z.enum(['proposal', 'answer']))
      .default([])
      .describe('What is published of each; a proposal whose publication is not set is for the desk alone'),
    ...sourced,
  })
  .describe('Left out: the city has no such procedure here')

/** What helps those who go on by themselves: rooms, equipment, money of others. */
export const ownActivity = z.strictObject({
  helps: z
    .array(
      z.strictObject({
        code,
        name: text,
        gist: text.optional(),
        phone: plain.optional(),
        address: text.optional(),
        url: webAddress.optional(),
        ...sourced,
      }),
    )
    .default([]),
})
