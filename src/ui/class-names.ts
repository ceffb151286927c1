/** Block and modifiers as one class attribute; what is not set leaves nothing behind. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
