import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Package } from './binaries.ts'
import type { Places } from './paths.ts'
import { EmbeddedRefusal } from './refusals.ts'

/** Another major version cannot read the cluster, and must not even touch it. */
export function refuseOtherMajor(places: Places, found: Package) {
  const major = readFileSync(join(places.cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === found.major) return
  throw new EmbeddedRefusal(
    'wrong-major',
    `${places.cluster} was made by PostgreSQL ${major}, and this Yui brings PostgreSQL ${found.major}. ` +
      `Start the Yui that made it, run "yui export" for each city there, and "yui import" here in an empty YUI_DATA.`,
  )
}
