import { z } from 'zod'

/** What is typed unseen: taken as it is, never cleaned and never shown again. */
export const secret = (min: number) =>
  z.unknown().transform((value, context): string => {
    const text = typeof value === 'string' ? value : ''
    const issue = (message: string) => context.addIssue({ code: 'custom', message, input: undefined })
    if (text === '') issue('required')
    else if (text.length < min) issue(`tooShort:${min}`)
    else if (text.length > 500) issue('tooLong:500')
    return text
  })
