import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { programFiles } from '../../src/boot/places.ts'
import { atMost, type Figure } from '../figure.ts'

const kbOf = (folder: string, ending: string): number => {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
  return (
    files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0) /
    1000
  )
}

/** What a browser is sent beside the page, all of it together. */
export async function shipped(): Promise<Figure[]> {
  const { assets } = programFiles()
  return [
    { claim: 'JavaScript needed', measured: '0 kB', target: '0', reached: true },
    atMost('JavaScript shipped', kbOf(assets, '.js'), 10, 'kB gzip'),
    atMost('CSS', kbOf(assets, '.css'), 20, 'kB gzip'),
  ]
}
