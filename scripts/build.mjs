// Bundles the programs of src/ into build/; packages stay in node_modules.
import { existsSync } from 'node:fs'
import { build } from 'esbuild'
import { buildAssets } from './build-assets.mjs'

const programs = {
  start: 'src/start.ts',
  cli: 'src/cli.ts',
  jobs: 'src/jobs.ts',
  images: 'src/platform/images/program.ts',
  paper: 'src/platform/paper/program.ts',
  typeset: 'src/platform/typeset/program.ts',
  bench: 'bench/run.ts',
}

await build({
  entryPoints: Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file))),
  outdir: 'build',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: true,
  logLevel: 'warning',
})

await buildAssets()
