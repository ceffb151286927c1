import { adminCreate } from './cli/admin-create.ts'
import { exportCommand, importCommand } from './cli/archive-command.ts'
import { backup, restore } from './cli/backup-command.ts'
import { cityAdd, cityCheck, cityList } from './cli/city.ts'
import type { Command } from './cli/command.ts'
import { migrate } from './cli/migrate.ts'
import { runCommand } from './cli/run.ts'
import { serve } from './cli/serve.ts'
import { trailVerify } from './cli/trail-verify.ts'

const commands: readonly Command[] = [
  serve,
  migrate,
  cityCheck,
  cityAdd,
  cityList,
  adminCreate,
  trailVerify,
  backup,
  restore,
  exportCommand,
  importCommand,
]

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  env: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
})
