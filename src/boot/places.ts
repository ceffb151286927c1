import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** What comes with the program, wherever it was bundled to. */
export type ProgramFiles = { migrations: string; cities: string; assets: string; jobs: string; stamp: string }

const rootFrom = (folder: string): string => {
  if (existsSync(join(folder, 'migrations')) && existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder)
    throw new Error('The folder of Yui with its migrations was not found. Install it again.')
  return rootFrom(parent)
}

export function programFiles(): ProgramFiles {
  const root = rootFrom(import.meta.dirname)
  return {
    migrations: join(root, 'migrations'),
    cities: join(root, 'cities'),
    assets: join(root, 'build/assets'),
    jobs: join(root, 'build/jobs.js'),
    stamp: join(root, 'build/.built'),
  }
}

/** What an installation keeps. Keys lie apart, so that neither a backup nor an export takes them along. */
export type DataFolders = { home: string; postgres: string; files: string; keys: string; signIn: string }

export function dataFolders(dataDir: string, keysDir?: string, signInDir?: string): DataFolders {
  const home = resolve(dataDir)
  const keys = keysDir === undefined ? join(home, 'keys') : resolve(keysDir)
  return {
    home,
    postgres: join(home, 'postgres'),
    files: join(home, 'files'),
    keys,
    signIn: signInDir === undefined ? join(keys, 'sign-in') : resolve(signInDir),
  }
}
