const before = 'fill:'

/** The value of a button named `step` that puts a text into its form, without sending it: nothing that was typed is lost. */
export const fillWith = (what: string): string => `${before}${what}`

/** What was chosen so, where a form was sent by such a button. */
export function filledBy(fields: Readonly<Record<string, string | string[]>>): string | undefined {
  const step = [fields.step ?? ''].flat().at(-1) ?? ''
  return step.startsWith(before) ? step.slice(before.length) : undefined
}
