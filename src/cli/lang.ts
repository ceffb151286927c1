export type CliLang = 'ja' | 'en'

/** Japanese where the terminal is Japanese; YUI_LANG decides when it is set. */
export function langOfTerminal(env: NodeJS.ProcessEnv): CliLang {
  const wanted = env.YUI_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return wanted.startsWith('ja') ? 'ja' : 'en'
}
