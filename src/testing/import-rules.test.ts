import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const door = 'export const it = 1\n'

/** One file per rule, breaking that rule and no other. */
const broken: Record<string, [file: string, imports: string]> = {
  'lib-is-pure': ['src/lib/a.ts', '../platform/log.ts'],
  'lib-needs-no-server': ['src/lib/b.ts', 'node:fs'],
  'platform-knows-lib': ['src/platform/a.ts', '../core/web/route.ts'],
  'ui-knows-lib': ['src/ui/a.ts', '../platform/log.ts'],
  'core-knows-no-stage': ['src/core/people/a.ts', '../../stages/idea/index.ts'],
  'a-stage-knows-no-sibling': ['src/stages/form/a.ts', '../idea/index.ts'],
  'a-stage-knows-no-view': ['src/stages/form/b.ts', '../../views/home/index.ts'],
  'a-view-knows-no-stage': ['src/views/home/a.ts', '../../stages/idea/index.ts'],
  'a-view-knows-no-sibling': ['src/views/home/b.ts', '../desk/index.ts'],
  'one-door': ['src/app.tsx', './stages/idea/rules.ts'],
  'one-door-of-core-joint': ['src/stages/form/c.ts', '../../core/joint/rules.ts'],
  'assembled-in-few-places': ['src/core/people/b.ts', '../../app.tsx'],
  'tests-only': ['src/core/people/c.ts', '../../testing/app.ts'],
  'nothing-unresolved': ['src/core/people/d.ts', './nowhere.ts'],
}
const targets = [
  'src/platform/log.ts',
  'src/core/web/route.ts',
  'src/core/joint/rules.ts',
  'src/stages/idea/index.ts',
  'src/stages/idea/rules.ts',
  'src/views/home/index.ts',
  'src/views/desk/index.ts',
  'src/testing/app.ts',
]
/** Allowed, though close to what is not. */
const fine: Record<string, string> = {
  'src/stages/form/rules.test.ts': '../idea/rules.ts',
  'src/stages/idea/pages/page.ts': '../rules.ts',
  'src/core/joint/view.ts': './rules.ts',
  'src/start.ts': './app.tsx',
}

type Violation = { from: string; rule: { name: string } }

let folder: string
let found: Violation[]

const put = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yui-rules-'))
  put('tsconfig.json', '{ "compilerOptions": { "allowImportingTsExtensions": true, "module": "esnext" } }')
  put('package.json', '{ "type": "module" }')
  for (const file of targets) put(file, door)
  for (const [file, from] of [...Object.values(broken), ...Object.entries(fine)])
    put(file, `import '${from}'\n`)
  put('src/core/duty/one.ts', "import './two.ts'\n")
  put('src/core/duty/two.ts', "import './one.ts'\n")
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = resolve('.dependency-cruiser.mjs')
  const options = ['--config', config, '--output-type', 'json', 'src']
  const report = spawnSync(process.execPath, [program, ...options], { cwd: folder, encoding: 'utf8' })
  const { summary } = JSON.parse(report.stdout) as { summary: { violations: Violation[] } }
  found = summary.violations
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rulesOf = (file: string) =>
  [...new Set(found.filter(({ from }) => from === file).map(({ rule }) => rule.name))].sort()

test.each(Object.entries(broken))('%s is found, and nothing else', (rule, [file]) => {
  expect(rulesOf(file)).toEqual([rule])
})

test('a circle is found', () => {
  expect(rulesOf('src/core/duty/one.ts')).toEqual(['no-cycles'])
})

test.each(Object.keys(fine))('%s is left alone', (file) => {
  expect(rulesOf(file)).toEqual([])
})
