import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Who may know whom: lib ← platform, ui ← core ← stages; views read core. Only the places where everything is put
 * together know all. Each exception says why.
 */

/** Tests look wherever they must, to try what is inside. */
const tests = '[.]test[.]tsx?$|[.]testing[.]tsx?$|^src/testing/|^e2e/'
/** They put everything together, so they know everything; the demo acts through the whole app, as people do. */
const assembly = '^src/(app[.]tsx|runtime[.]ts|config[.]ts|start[.]ts|cli[.]ts|jobs[.]ts|boot/|cli/|demo/)'

const core = fileURLToPath(new URL('src/core/', import.meta.url))
const foldersWithDoor = readdirSync(core).filter((name) => existsSync(`${core}${name}/index.ts`))

const layer = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: to },
})

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'What needs each other is one thing, or a third. Types alone may go round: they are gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that package.json does not name is there by accident.',
      severity: 'error',
      from: { pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '/@types/' },
    },
    layer('lib-is-pure', '^src/lib/', '^src/(?!lib/)', 'lib knows nothing of ours.'),
    {
      name: 'lib-needs-no-server',
      comment: 'lib computes: no database, no files, no network. Hashing is computing.',
      severity: 'error',
      from: { path: '^src/lib/', pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    layer(
      'platform-knows-lib',
      '^src/platform/',
      '^src/(?!platform/|lib/)',
      'platform knows lib, and not ui, core, stages or views.',
    ),
    layer('ui-knows-lib', '^src/ui/', '^src/(?!ui/|lib/)', 'ui knows lib, and not platform, core or more.'),
    layer(
      'core-knows-no-stage',
      '^src/core/',
      '^src/(stages|views)/',
      'Stages and views write to core, never the other way round.',
    ),
    {
      name: 'a-stage-knows-no-sibling',
      comment: 'A stage can be absent: what two stages share is in core.',
      severity: 'error',
      from: { path: '^src/stages/([^/]+)/', pathNot: tests },
      to: { path: '^src/stages/', pathNot: '^src/stages/$1/' },
    },
    layer('a-stage-knows-no-view', '^src/stages/', '^src/views/', 'Views read what stages contribute.'),
    layer('a-view-knows-no-stage', '^src/views/', '^src/stages/', 'A view asks runtime.stages.'),
    {
      name: 'a-view-knows-no-sibling',
      comment: 'What two views share is in core.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/', pathNot: tests },
      to: { path: '^src/views/', pathNot: '^src/views/$1/' },
    },
    {
      name: 'one-door',
      comment: 'A stage and a view are entered through index.ts alone.',
      severity: 'error',
      from: { pathNot: [tests, '^src/(stages|views)/([^/]+)/'] },
      to: { path: '^src/(stages|views)/[^/]+/', pathNot: '^src/(stages|views)/[^/]+/index[.]tsx?$' },
    },
    ...foldersWithDoor.map((name) => ({
      name: `one-door-of-core-${name}`,
      comment: 'A folder of core that has an index.ts is entered through it, from elsewhere in core, too.',
      severity: 'error',
      from: { pathNot: [tests, `^src/core/${name}/`] },
      to: { path: `^src/core/${name}/`, pathNot: `^src/core/${name}/index[.]ts$` },
    })),
    {
      name: 'assembled-in-few-places',
      comment: 'app.tsx and the programs know all; nobody but the programs knows them.',
      severity: 'error',
      from: { pathNot: [tests, assembly, '^bench/'] },
      to: { path: assembly },
    },
    {
      name: 'tests-only',
      comment: 'The harness of the tests is no part of the program.',
      severity: 'error',
      from: { pathNot: [tests, '^bench/'] },
      to: { path: '^src/testing/|[.]test[.]tsx?$|[.]testing[.]ts$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
