// Makes the checkout ready to run: what is missing is installed, what has changed is built.
// Runs under Node 20 or later and needs nothing but npm; everything after it runs under the Node 24 it brings.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const quiet = process.argv.includes('--quiet')
const say = (line) => quiet || process.stderr.write(`${line}\n`)
const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash('sha256')).digest('hex')
const stampIs = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value
function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}

function install() {
  const lock = hash(
    readFileSync('package-lock.json'),
    readFileSync('package.json'),
    process.platform,
    process.arch,
  )
  if (stampIs('node_modules/.yui-installed', lock)) return
  say('Installing packages (once) …')
  // `npm ci` fails where a registry lacks another platform's binaries; the lockfile's hashes are checked all the same.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const { status } = spawnSync(npm, options, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (status !== 0) {
    process.stderr.write(
      'npm could not install the packages. Check the network or the npm registry, then run the command again.\n',
    )
    process.exit(1)
  }
  stamp('node_modules/.yui-installed', lock)
}

/** Size and time of every source file: cheap, and enough to know whether a build is still right. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((file) => `${file}:${statSync(file).size}:${statSync(file).mtimeMs}`)
    .join('\n')
}

function build() {
  const now = hash(sources('src'), sources('scripts'), sources('bench'), readFileSync('package-lock.json'))
  if (stampIs('build/.built', now)) return
  say('Building …')
  execFileSync(join('node_modules', '.bin', 'node'), ['scripts/build.mjs'], { stdio: ['ignore', 2, 2] })
  stamp('build/.built', now)
}

install()
build()
