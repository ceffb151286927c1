// Everything a change must pass, one after another, to the end even when one fails; the last line counts it all.
//   npm test                     the guards and every test
//   npm test -- src/core/trail   the guards and the tests of that folder; any argument goes to vitest
//   npm run check                the guards alone
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const forwarded = process.argv.slice(2).filter((argument) => argument !== '--static')
const guardsOnly = process.argv.includes('--static')

const guards = [
  ['Format and lint', ['@biomejs/biome/bin/biome', 'check', '.']],
  ['Types', ['typescript/bin/tsc', '--project', '.']],
  ['Types of the islands', ['typescript/bin/tsc', '--project', 'src/ui/islands']],
  [
    'Import rules',
    [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'src',
      'e2e',
      'bench',
    ],
  ],
  ['Unused code', ['knip/bin/knip.js']],
]

const total = { passed: 0, failed: 0 }
const broken = []
const count = (name, passed, failed) => {
  total.passed += passed
  total.failed += failed
  if (failed > 0) broken.push(name)
}

/** True when it ended well. Everything runs under the Node that runs this file. */
function run(name, [program, ...options]) {
  process.stdout.write(`\n━━ ${name} ━━\n`)
  const file = join(root, 'node_modules', program)
  const { status } = spawnSync(process.execPath, [file, ...options], { cwd: root, stdio: 'inherit' })
  return status === 0
}

/** What vitest reports by itself; a run that broke before or beside its tests counts as one more failure. */
function readReport(file, ended) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests || (ended ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'yui-report-'))
  const file = join(folder, 'report.json')
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...forwarded]
  const ended = run('Tests', ['vitest/vitest.mjs', ...options])
  const { passed, failed } = readReport(file, ended)
  rmSync(folder, { recursive: true, force: true })
  count('Tests', passed, failed)
}

for (const [name, command] of guards) {
  const ended = run(name, command)
  if (ended) process.stdout.write('ok\n')
  count(name, ended ? 1 : 0, ended ? 0 : 1)
}
if (!guardsOnly) runTests()
if (broken.length > 0) process.stdout.write(`\nFailed: ${broken.join(', ')}\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0
