import { z } from '@hono/zod-openapi'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** How long the city takes to answer, and when the office is open. Left out by the source: Yui's default, and the page says so. */
export const answering = z
  .strictObject({
    workingDays: z.number().int().min(1).max(120).default(10),
    opens: clockTime.default('08:30').describe('When the office opens; left out: Yui’s default'),
    closes: clockTime.default('17:15').describe('When it closes'),
    published: z.boolean().default(false),
    reminders: z
      .array(
        z.strictObject({
          to: z.enum(['officer', 'chief', 'office']),
          days: z
            .number()
            .int()
            .min(-20)
            .max(60)
            .describe('Working days after the due date; negative: before it'),
        }),
      )
      .min(1)
      .max(12)
      .optional()
      .describe(
        'Who is reminded when; left out: the officer the day before and after, the chief, the office',
      ),
    assigns: z
      .enum(['section', 'chief'])
      .optional()
      .describe(
        'Who chooses the officer of a case; chief: officers only take and give back; section when left out',
      ),
  })
  .prefault({})
