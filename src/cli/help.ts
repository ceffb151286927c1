import { pick } from '../lib/language.ts'
import type { Command } from './command.ts'
import type { CliLang } from './lang.ts'
import { cliMessages } from './messages.ts'

const columns = (rows: readonly [string, string][]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}

const synopsis = ({ name, arguments: names = [], options = {} }: Command): string => {
  const flags = Object.entries(options).map(([flag, { value, required }]) => {
    const text = value === undefined ? `--${flag}` : `--${flag} ${value}`
    return required ? text : `[${text}]`
  })
  return ['yui', name, ...names, ...flags].join(' ')
}

export function helpOfAll(commands: readonly Command[], lang: CliLang): string {
  const words = cliMessages(lang)
  const rows = commands.map((command): [string, string] => [
    [command.name, ...(command.arguments ?? [])].join(' '),
    pick(command.summary, lang),
  ])
  return [words.title, '', `${words.commands}:`, ...columns(rows), '', words.moreHelp, words.exitCodes].join(
    '\n',
  )
}

export function helpOf(command: Command, lang: CliLang): string {
  const words = cliMessages(lang)
  const rows = Object.entries(command.options ?? {}).map(
    ([flag, { about, value, required }]): [string, string] => [
      `--${flag}${value === undefined ? '' : ` ${value}`}`,
      `${pick(about, lang)}${required ? ` (${words.required})` : ''}`,
    ],
  )
  return [
    pick(command.summary, lang),
    '',
    `${words.usage}: ${synopsis(command)}`,
    ...(command.details ? ['', pick(command.details, lang)] : []),
    '',
    `${words.options}:`,
    ...columns([...rows, ['--help', words.help]]),
    '',
    words.exitCodes,
  ].join('\n')
}
