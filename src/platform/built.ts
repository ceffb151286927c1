import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A program that scripts/build.mjs has bundled, wherever this one was bundled to. */
export function builtProgram(name: string, folder: string = import.meta.dirname): string {
  const file = join(folder, 'build', name)
  if (existsSync(file) || dirname(folder) === folder) return file
  return builtProgram(name, dirname(folder))
}
