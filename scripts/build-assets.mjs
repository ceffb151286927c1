// Builds what the browser is given: one stylesheet, one small script, fonts and the icon, named by content.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { fontFaces } from './font-faces.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const browsers = ['chrome109', 'edge109', 'firefox115', 'safari15.4']

const bundle = async (entry, options = {}) => {
  const result = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    target: browsers,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  })
  return result.outputFiles[0].text
}

/** Only the tokens that are used, and those that they refer to themselves. */
const usedTokens = (css, tokens) => {
  const values = new Map(
    [...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  )
  const used = new Set()
  const follow = (text) => {
    for (const [, name] of text.matchAll(/var\((--[\w-]+)/g)) {
      if (used.has(name) || !values.has(name)) continue
      used.add(name)
      follow(values.get(name))
    }
  }
  follow(css)
  return `:root{${[...used]
    .sort()
    .map((name) => `${name}:${values.get(name)}`)
    .join(';')}}`
}

export const buildStylesheet = async () => {
  const css = await bundle('src/ui/styles/yui.css')
  const tokens = await readFile(require.resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')
  return `${usedTokens(css, tokens)}${css}`
}

export const buildScript = () => bundle('src/ui/islands/index.ts', { format: 'esm' })

const fontFolder = () => dirname(require.resolve('@fontsource-variable/noto-sans-jp/package.json'))

export const buildFontFaces = async () => {
  const { version } = JSON.parse(await readFile(join(fontFolder(), 'package.json'), 'utf8'))
  return fontFaces(await readFile(join(fontFolder(), 'wght.css'), 'utf8'), version)
}

const copyFonts = async (out, files) => {
  await mkdir(join(out, 'fonts'), { recursive: true })
  await copyFile(join(fontFolder(), 'LICENSE'), join(out, 'fonts', 'LICENSE'))
  for (const { from, to } of files) await copyFile(join(fontFolder(), 'files', from), join(out, 'fonts', to))
}

const writeHashed = async (out, name, extension, text) => {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  const file = `${name}.${hash}.${extension}`
  await writeFile(join(out, file), text)
  return `/assets/${file}`
}

/** Removes what an earlier build left, so that the folder holds what the manifest names and no more. */
const emptyFolder = async (out) => {
  await mkdir(out, { recursive: true })
  for (const name of await readdir(out)) await rm(join(out, name), { recursive: true })
}

export const buildAssets = async (out = join(root, 'build/assets')) => {
  await emptyFolder(out)
  const fonts = await buildFontFaces()
  await copyFonts(out, fonts.files)
  const manifest = {
    css: await writeHashed(out, 'yui', 'css', await buildStylesheet()),
    fonts: await writeHashed(out, 'fonts', 'css', fonts.css),
    js: await writeHashed(out, 'yui', 'js', await buildScript()),
    icon: await writeHashed(out, 'mark', 'svg', await readFile(join(root, 'src/ui/mark.svg'), 'utf8')),
  }
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAssets(process.argv[2])
}
