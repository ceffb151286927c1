import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export type Source = { file: string; text: string }

/** What is shipped: the program and the scripts that build it; tests and what only they use are not. */
export const shippedSources = (): Source[] =>
  ['src', 'scripts']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).map((entry) =>
        join(entry.parentPath, entry.name).slice(root.length + 1),
      ),
    )
    .sort()
    .filter(
      (file) => /\.(tsx?|mjs)$/.test(file) && !/\.(test|testing)\.|\.d\.mts$|^src\/testing\//.test(file),
    )
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Every place that matches, as `file: the code`. */
export const placesOf = (pattern: RegExp, sources = shippedSources()): string[] =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([found]) => `${file}: ${found.trim()}`),
  )
