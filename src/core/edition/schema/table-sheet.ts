import { z } from '@hono/zod-openapi'
import { code, text } from './text.ts'

/**
 * The parts of a partner table's shared sheet, in their order. Codes that Yui knows bring their own fields: result and end
 * a date, able who can or cannot, roles, resources and budget; issue, purpose, result, roles, resources, budget and end go
 * on into the agreement. Any other code is a part for words.
 */
export const tableSheet = z
  .array(z.strictObject({ code, name: text, hint: text.optional() }))
  .min(1)
  .describe(
    'パートナーテーブルのシートの項目 / Parts of the partner table’s shared sheet; left out: Yui’s own list',
  )
