import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSanitiser } from '../../platform/scan/sanitise.ts'
import { placesOf } from '../sources.ts'

/* Class 29: nothing that somebody typed is run: by no shell, no evaluation, no reading that builds objects of its own. */
test('programs are started in these places only, each by its file and a list of arguments', () => {
  expect(placesOf(/import \{[^;\n]*from 'node:child_process'/g)).toEqual([
    "scripts/ready.mjs: import { execFileSync, spawnSync } from 'node:child_process'",
    "scripts/test.mjs: import { spawnSync } from 'node:child_process'",
    // The job process: our own program, no arguments of anybody's.
    "src/boot/job-process.ts: import { type ChildProcess, spawn } from 'node:child_process'",
    // PostgreSQL, with its folder.
    "src/platform/db/embedded/server-process.ts: import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'",
    "src/platform/db/embedded/trial.ts: import { type ChildProcess, spawn } from 'node:child_process'",
    // One picture, one process; its file is named by a token of ours.
    "src/platform/images/index.ts: import { execFile } from 'node:child_process'",
    // One scanned paper, one process, as with pictures.
    "src/platform/paper/index.ts: import { execFile } from 'node:child_process'",
    // The operator's program, with two paths of ours.
    "src/platform/scan/sanitise.ts: import { execFile } from 'node:child_process'",
    // Our own program that sets a paper: no arguments, template and data by its standard input.
    "src/platform/typeset/index.ts: import { spawn } from 'node:child_process'",
  ])
})

test('none of them through a shell', () => {
  expect(placesOf(/\bshell:[^,}]*/g)).toEqual([
    // npm on Windows is a batch file; its arguments are written there.
    "scripts/ready.mjs: shell: process.platform === 'win32'",
  ])
  expect(placesOf(/import [^;\n]*\b(exec|execSync|fork)\b[^;\n]*from 'node:child_process'/g)).toEqual([])
  expect(placesOf(/require\([^)]*child_process[^)]*\)|import\('node:child_process'\)/g)).toEqual([])
})

test('no text is evaluated as code', () => {
  expect(
    placesOf(/\beval\(|\bnew Function\b|\bFunction\(|'node:vm'|\brunIn\w*Context\(|setTimeout\(['"`]/g),
  ).toEqual([])
  expect(placesOf(/'node:v8'|\bdeserialize\(|customTags|process\.binding/g)).toEqual([])
})

test('no module is loaded by a name that is not written in the code', () => {
  expect(placesOf(/\bimport\((?!')[^)]*\)/g)).toEqual([])
})

test('a path that would be a command is only ever a path for the program of the operator', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yui-class-29-'))
  const program = join(folder, 'copy')
  await writeFile(program, '#!/bin/sh\ncat "$1" > "$2"\n', { mode: 0o755 })
  const from = join(folder, 'a;touch pwned;$(touch pwned)`touch pwned`|x & y.txt')
  await writeFile(from, 'a paper')
  expect(await openSanitiser(program)(from, join(folder, 'b'))).toBe(true)
  expect((await readdir(folder)).filter((name) => name === 'pwned')).toEqual([])
  expect((await readdir('.')).filter((name) => name === 'pwned')).toEqual([])
  await rm(folder, { recursive: true })
})
