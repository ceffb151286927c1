import { defineMessages } from '../lib/language.ts'

export const cliMessages = defineMessages(
  {
    title: '結 Yui の運用コマンド',
    usage: '使い方',
    commands: 'コマンド',
    options: 'オプション',
    required: '必須',
    help: 'このコマンドの使い方を表示します',
    moreHelp: '各コマンドの使い方: yui コマンド --help',
    exitCodes: '終了コード: 0 成功、1 失敗または問題あり、2 使い方の間違い',
    unknownCommand: (name: string) => `「${name}」というコマンドはありません。`,
    missingArgument: (name: string) => `${name} を指定してください。`,
    tooMany: (text: string) => `余分な引数があります: ${text}`,
    missingOption: (name: string) => `--${name} を指定してください。`,
    seeHelp: (command: string) => `使い方: yui ${command} --help`.replace('  ', ' '),
  },
  {
    title: 'Yui 結: commands for running it',
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    required: 'required',
    help: 'show how to use this command',
    moreHelp: 'More about one command: yui COMMAND --help',
    exitCodes: 'Exit codes: 0 done, 1 failed or something is wrong, 2 wrong usage',
    unknownCommand: (name: string) => `There is no command “${name}”.`,
    missingArgument: (name: string) => `${name} is missing.`,
    tooMany: (text: string) => `Too many arguments: ${text}`,
    missingOption: (name: string) => `--${name} is missing.`,
    seeHelp: (command: string) => `How to use it: yui ${command} --help`.replace('  ', ' '),
  },
)
