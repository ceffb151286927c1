import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assets } from './assets.ts'
import { loadAssets } from './manifest.ts'

test('pages name the files that the build wrote', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yui-manifest-'))
  const manifest = {
    css: '/assets/a.1.css',
    fonts: '/assets/f.1.css',
    js: '/assets/a.1.js',
    icon: '/assets/m.1.svg',
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  await loadAssets(folder)
  expect(assets).toEqual(manifest)
})

test('a build without its assets is refused at boot, not at the first page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yui-manifest-'))
  await expect(loadAssets(folder)).rejects.toThrow('manifest.json')
})
