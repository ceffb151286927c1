import type { Command } from './command.ts'
import { checksOf } from './doctor/checks.ts'
import { doctorMessages } from './doctor/messages.ts'
import { foldersOf } from './installation.ts'

const marks = { ok: '✓', warn: '!', fail: '✗' } as const

export const doctor: Command = {
  name: 'doctor',
  summary: {
    ja: 'データベース、ディスク、メール、時計、言語の設定を調べます',
    en: 'check database, disk, mail, clock and locale',
  },
  details: {
    ja: '何も変更せず、メールも送りません。直すところが一つでもあれば、終了コード 1 で終わります。',
    en: 'Changes nothing and sends no mail. Ends with 1 if anything needs putting right.',
  },
  run: async ({ env, lang, say }) => {
    const words = doctorMessages(lang)
    const findings = await checksOf({ env, words, folders: foldersOf(env), now: () => new Date() })
    for (const { level, subject, text } of findings) say(`${marks[level]} ${subject}: ${text}`)
    const wrong = findings.filter(({ level }) => level === 'fail').length
    say(wrong === 0 ? words.allGood : words.toDo(wrong))
    return wrong === 0 ? 0 : 1
  },
}
