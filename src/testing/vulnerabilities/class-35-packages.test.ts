import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildFontFaces, buildScript, buildStylesheet } from '../../../scripts/build-assets.mjs'
import { sbomOf } from '../../../scripts/sbom.mjs'
import { placesOf, shippedSources } from '../sources.ts'

/* Class 35: what we are made of is known to the last package, cannot change by itself, and no browser gets any of it. */
const root = join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
type Entry = { version?: string; integrity?: string; resolved?: string; link?: boolean }
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }
const entries = Object.entries(lock.packages).filter(([path]) => path !== '')

test('every package of the lockfile is held by a SHA-512', () => {
  expect(entries.length).toBeGreaterThan(100)
  const loose = entries.filter(([, { integrity = '' }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))
  expect(loose.map(([path]) => path)).toEqual([])
})

test('none comes from a folder, a repository or another place than the registry', () => {
  const elsewhere = entries.filter(
    ([, { resolved, link }]) => link || (resolved && !resolved.startsWith('https://registry.npmjs.org/')),
  )
  expect(elsewhere.map(([path]) => path)).toEqual([])
})

test('what we ask for is one version, and none of its programs run at installation', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'))
  const asked = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([])
  for (const [name, version] of asked)
    expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version])
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
})

test('the browser gets a script of our own only, and nothing from elsewhere', async () => {
  const islands = shippedSources().filter(({ file }) => file.startsWith('src/ui/islands/'))
  expect(islands.length).toBeGreaterThan(3)
  expect(placesOf(/\b(from|import) ?\(?'(?!\.)[^']*'/g, islands)).toEqual([])
  for (const made of [await buildScript(), await buildStylesheet(), (await buildFontFaces()).css])
    expect(made.match(/(https?:)?\/\/[\w-]+\.[\w.]+/g) ?? []).toEqual([])
  expect(placesOf(/<script [^>]*>/g)).toEqual(['src/ui/layout.tsx: <script type="module" src={assets.js} />'])
})

test('npm run sbom says what it is made of, each package with its hash, from the lockfile alone', () => {
  const text = read('package-lock.json')
  const bom = sbomOf(text)
  expect([bom.bomFormat, bom.specVersion]).toEqual(['CycloneDX', '1.6'])
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const versions = new Set(
    entries.map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
  )
  const named = bom.components.map(({ purl }) => purl.replace('pkg:npm/', '').replace('%40', '@'))
  expect(named.sort()).toEqual([...versions].sort())
  for (const { purl, hashes } of bom.components)
    expect([purl, hashes.map(({ content }) => content.length)]).toEqual([purl, [128]])
  const refs = new Set([...bom.components, bom.metadata.component].map((one) => one['bom-ref']))
  for (const { ref, dependsOn } of bom.dependencies)
    expect([ref, [ref, ...dependsOn].filter((one) => !refs.has(one))]).toEqual([ref, []])
  expect(sbomOf(text)).toEqual(bom)
  expect(bom.components.find(({ name }) => name === 'hono')?.scope).toBe('required')
  expect(bom.components.find(({ name }) => name === 'vitest')?.scope).toBe('excluded')
  expect(placesOf(/from '([^']*)'/g).filter((place) => place.startsWith('scripts/sbom.mjs'))).toEqual([
    "scripts/sbom.mjs: from 'node:crypto'",
    "scripts/sbom.mjs: from 'node:fs'",
    "scripts/sbom.mjs: from 'node:path'",
    "scripts/sbom.mjs: from 'node:url'",
  ])
})
