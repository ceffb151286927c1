import { commands } from './cli/commands.ts'
import { runCommand } from './cli/run.ts'

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  env: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
})
