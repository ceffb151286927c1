import { parseArgs } from 'node:util'
import { sayRefusal } from '../boot/run.ts'
import type { Call, Command, ExitCode, Values } from './command.ts'
import { helpOf, helpOfAll } from './help.ts'
import { langOfTerminal } from './lang.ts'
import { cliMessages } from './messages.ts'

type Terminal = Pick<Call, 'env' | 'say' | 'warn'>
type Words = ReturnType<typeof cliMessages>
type Parsed = { values: Values; arguments: readonly string[] } | { mistake: string }

/** Understands one line and runs it. Nothing is done before all of the line was understood. */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const lang = langOfTerminal(terminal.env)
  const words = cliMessages(lang)
  const found = findCommand(commands, args)
  if (found === undefined) return withoutCommand(commands, args, terminal)
  const { command, rest } = found
  if (rest.includes('--help')) return say(terminal, helpOf(command, lang))
  const parsed = parse(command, rest, words)
  if ('mistake' in parsed) {
    terminal.warn(`${parsed.mistake}\n${words.seeHelp(command.name)}`)
    return 2
  }
  try {
    return await command.run({ lang, ...terminal, ...parsed })
  } catch (error) {
    terminal.warn(sayRefusal(error))
    return 1
  }
}

function say(terminal: Terminal, text: string): ExitCode {
  terminal.say(text)
  return 0
}

function withoutCommand(commands: readonly Command[], args: readonly string[], terminal: Terminal): ExitCode {
  const lang = langOfTerminal(terminal.env)
  const words = cliMessages(lang)
  const name = args
    .filter((arg) => !arg.startsWith('-'))
    .slice(0, 2)
    .join(' ')
  if (name === '' && args.length > 0 && args.every((arg) => arg === '--help'))
    return say(terminal, helpOfAll(commands, lang))
  const family = commands.filter((command) => command.name.startsWith(`${args[0]} `))
  if (family.length > 0 && args[1] === '--help') return say(terminal, helpOfAll(family, lang))
  terminal.warn(
    name === '' ? helpOfAll(commands, lang) : `${words.unknownCommand(name)}\n\n${helpOfAll(commands, lang)}`,
  )
  return 2
}

function findCommand(commands: readonly Command[], args: readonly string[]) {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(' ')
    const command = commands.find((one) => one.name === name)
    if (command) return { command, rest: args.slice(length) }
  }
  return undefined
}

function parse(command: Command, args: readonly string[], words: Words): Parsed {
  const { options = {}, arguments: names = [] } = command
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    })
    const mistake = mistakeIn(options, names, values as Values, positionals, words)
    return mistake === undefined ? { values: values as Values, arguments: positionals } : { mistake }
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

function mistakeIn(
  options: NonNullable<Command['options']>,
  names: readonly string[],
  values: Values,
  positionals: readonly string[],
  words: Words,
): string | undefined {
  const missing = names[positionals.length]
  if (missing !== undefined) return words.missingArgument(missing)
  if (positionals.length > names.length) return words.tooMany(positionals.slice(names.length).join(' '))
  const option = Object.entries(options).find(([name, { required }]) => required && !values[name])?.[0]
  return option === undefined ? undefined : words.missingOption(option)
}
