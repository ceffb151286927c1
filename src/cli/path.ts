import { resolve } from 'node:path'

/** A path as whoever typed it meant it: `npm run` changes into the program's folder, and says where it was called. */
export const pathGiven = (path: string, env: NodeJS.ProcessEnv): string =>
  resolve(env.INIT_CWD ?? process.cwd(), path)
