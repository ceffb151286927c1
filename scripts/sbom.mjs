// Writes what the software is made of as CycloneDX JSON, from the lockfile alone: no network, the same every time.
//   npm run sbom              to standard output
//   npm run sbom -- sbom.json into a file
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const nameOf = (path, { name }) => name ?? path.slice(path.lastIndexOf('node_modules/') + 13)
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`

/** The package that `name` means when it is asked for inside `path`, as Node looks for it. */
function resolved(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[candidate]) return candidate
    if (at === '') return undefined
  }
}

const licensesOf = ({ license }) => {
  if (license === undefined) return []
  return /[ (]/.test(license) ? [{ expression: license }] : [{ license: { id: license } }]
}

const hashesOf = ({ integrity = '' }) =>
  integrity
    .split(' ')
    .filter((one) => one.startsWith('sha512-'))
    .map((one) => ({ alg: 'SHA-512', content: Buffer.from(one.slice(7), 'base64').toString('hex') }))

function scopeOf({ dev, devOptional, optional }) {
  if (dev) return 'excluded'
  return optional || devOptional ? 'optional' : 'required'
}

function componentOf(path, entry) {
  const full = nameOf(path, entry)
  const [name, group] = full.split('/').reverse()
  const purl = purlOf(full, entry.version)
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group ? { group } : {}),
    name,
    version: entry.version,
    scope: scopeOf(entry),
    hashes: hashesOf(entry),
    licenses: licensesOf(entry),
    purl,
  }
}

const byRef = (a, b) => (a < b ? -1 : 1)

function dependsOn(packages, path, { dependencies, optionalDependencies, devDependencies }) {
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  const found = names.map((name) => resolved(packages, path, name)).filter((one) => one !== undefined)
  return found.map((one) => purlOf(nameOf(one, packages[one]), packages[one].version))
}

const serialOf = (text) => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const scopes = ['required', 'optional', 'excluded']

/** Packages that stand in the lockfile twice are one component, required if any of them is. */
function componentsOf(packages) {
  const components = new Map()
  for (const [path, entry] of Object.entries(packages).filter(([at]) => at !== '')) {
    const component = componentOf(path, entry)
    const before = components.get(component.purl)
    if (before === undefined || scopes.indexOf(component.scope) < scopes.indexOf(before.scope))
      components.set(component.purl, component)
  }
  return [...components.values()].sort((a, b) => byRef(a.purl, b.purl))
}

function edgesOf(packages, self) {
  const edges = new Map()
  for (const [path, entry] of Object.entries(packages)) {
    const ref = path === '' ? self : purlOf(nameOf(path, entry), entry.version)
    edges.set(ref, new Set([...(edges.get(ref) ?? []), ...dependsOn(packages, path, entry)]))
  }
  const sorted = [...edges.entries()].sort(([a], [b]) => byRef(a, b))
  return sorted.map(([ref, on]) => ({ ref, dependsOn: [...on].sort(byRef) }))
}

export function sbomOf(lockText) {
  const { packages, name, version } = JSON.parse(lockText)
  const purl = purlOf(name, version)
  const own = {
    type: 'application',
    'bom-ref': purl,
    name,
    version,
    licenses: licensesOf(packages['']),
    purl,
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(lockText),
    version: 1,
    metadata: { component: own },
    components: componentsOf(packages),
    dependencies: edgesOf(packages, purl),
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = `${JSON.stringify(sbomOf(readFileSync(join(root, 'package-lock.json'), 'utf8')), null, 2)}\n`
  if (process.argv[2]) writeFileSync(process.argv[2], text)
  else process.stdout.write(text)
}
