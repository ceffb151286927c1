import { z } from '@hono/zod-openapi'

// A lone surrogate cannot be hashed; control and direction characters could make a page say what the file does not.
const unsafe = /[\p{Cs}\p{Bidi_Control}]|(?![\t\n])\p{Cc}/u

/** Name of a file that lies beside the definition; never a path. */
export const fileName = (ending: string) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]*\\.(${ending})$`))

/** A line of text in no particular language. */
export const plain = z
  .string()
  .trim()
  .min(1)
  .refine((value) => !unsafe.test(value), { message: 'unsafeCharacters' })

/** Text of a definition: Japanese always; English and やさしい日本語 where the city has them. */
export const text = z
  .strictObject({ ja: plain, en: plain.optional(), easy: plain.optional() })
  .describe('Text: ja always, en and easy (やさしい日本語) where there is one')

/** A short name inside one file: other places point at it. Lower-case letters, digits, hyphens; 協働 zones may be capitals. */
export const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/)
  .describe('英字で始まる、英字・数字・ハイフンのコード / Code, unique within its list')

/** An address a page may link to: nothing but the web. */
export const webAddress = z.url({ protocol: /^https?$/ }).describe('https://…')

export const date = z.iso.date().describe('YYYY-MM-DD')
export const monthOrDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .describe('YYYY, YYYY-MM or YYYY-MM-DD, as exact as the source is')

/** Where a fact stands: the source's code and, for a digest, the page of the full text it points to. */
export const sourced = {
  source: code.optional().describe('Code of the source; the guideline itself when left out'),
  page: plain.optional().describe('Page of the full text, as the digest gives it'),
}

/** A titled paragraph in our own words, with its points. */
export const block = z.strictObject({
  code,
  title: text.optional(),
  gist: text.optional(),
  points: z.array(text).optional(),
  ...sourced,
})
