import { defineMessages } from '../lib/language.ts'
import { openPool } from '../platform/db/pool.ts'
import type { Command } from './command.ts'
import { migrateInstallation, openInstallation } from './installation.ts'

const messages = defineMessages(
  { applied: (name: string) => `適用しました: ${name}`, current: 'データベースはこの版に合っています。' },
  { applied: (name: string) => `applied: ${name}`, current: 'The database fits this version.' },
)

export const migrate: Command = {
  name: 'migrate',
  summary: { ja: 'データベースをこの版に合わせます', en: 'bring the database to this version' },
  run: async ({ env, lang, say }) => {
    const words = messages(lang)
    const installation = await openInstallation(env)
    const owner = openPool({ connectionString: installation.databases.owner }, 2, 'yui-cli', 'command')
    try {
      const applied = await migrateInstallation(owner, installation.databases)
      for (const name of applied) say(words.applied(name))
      say(words.current)
      return 0
    } finally {
      await owner.end()
      await installation.stop()
    }
  },
}
