import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AssetManifest, setAssets } from './assets.ts'

/** Read once at boot: pages then name the files of this build. */
export async function loadAssets(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as AssetManifest
  setAssets(manifest)
}
