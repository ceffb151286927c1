import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { Refusal } from '../boot/refusal.ts'
import { hashPassword } from '../core/people/password.ts'
import { todayInJapan } from '../lib/dates.ts'
import { newId } from '../lib/ids.ts'
import { defineMessages } from '../lib/language.ts'
import { cleanLine } from '../lib/safe-text.ts'
import type { Call, Command } from './command.ts'
import { findCity } from './find-city.ts'
import { withOwner } from './installation.ts'
import { readPassword } from './password-prompt.ts'

const messages = defineMessages(
  {
    badEmail: (email: string) => `「${email}」はメールアドレスではありません。`,
    noName: '名前を --name に書いてください。',
    taken: (email: string) => `${email} の人は、このまちにすでにいます。何も変更していません。`,
    created: (name: string, email: string) => `管理者を作りました: ${name}（${email}）`,
    generated: (password: string) =>
      `パスワード（ここに一度だけ表示します。ログインしたら変えてください）: ${password}`,
  },
  {
    badEmail: (email: string) => `“${email}” is not an e-mail address.`,
    noName: 'Give the name with --name.',
    taken: (email: string) => `Somebody with ${email} is in this city already. Nothing was changed.`,
    created: (name: string, email: string) => `Created the administrator ${name} (${email}).`,
    generated: (password: string) =>
      `Password (shown only this once; change it after signing in): ${password}`,
  },
)

type Admin = { name: string; email: string }

function readAdmin({ values, lang }: Call): Admin {
  const words = messages(lang)
  const email = cleanLine(String(values.email)).toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 200) throw new Refusal(words.badEmail(email))
  const name = cleanLine(String(values.name))
  if (name === '' || name.length > 100) throw new Refusal(words.noName)
  return { name, email }
}

export const adminCreate: Command = {
  name: 'admin create',
  summary: { ja: 'まちの管理者を作ります', en: 'create an administrator of a city' },
  details: {
    ja: '最初の管理者を作る方法は、これだけです。パスワードは端末でたずねるか、標準入力の1行目から読みます。--generate なら作って一度だけ表示します。',
    en: 'The only way to the first administrator. The password is asked for, or read from the first line of standard input; with --generate it is made and shown once.',
  },
  options: {
    city: {
      type: 'string',
      value: 'SLUG',
      required: true,
      about: { ja: 'まちの名前（例 shinjo）', en: 'the city, such as shinjo' },
    },
    email: {
      type: 'string',
      value: 'ADDRESS',
      required: true,
      about: { ja: 'メールアドレス', en: 'e-mail address' },
    },
    name: { type: 'string', value: 'NAME', required: true, about: { ja: '名前', en: 'name' } },
    generate: {
      type: 'boolean',
      about: { ja: 'パスワードを作って一度だけ表示する', en: 'make a password and show it once' },
    },
  },
  run: async (call) => {
    const words = messages(call.lang)
    const admin = readAdmin(call)
    const generated = call.values.generate === true ? randomBytes(18).toString('base64url') : undefined
    await withOwner(call.env, async (owner) => {
      const city = await findCity(owner, String(call.values.city), call.lang)
      const password = generated ?? (await readPassword(call.lang))
      if (!(await insert(owner, city.id, admin, await hashPassword(password), new Date())))
        throw new Refusal(words.taken(admin.email))
    })
    call.say(words.created(admin.name, admin.email))
    if (generated !== undefined) call.say(words.generated(generated))
    return 0
  },
}

/** One statement, so that there is never a person without the hat. */
async function insert(
  owner: pg.Pool,
  cityId: string,
  { name, email }: Admin,
  hash: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await owner.query(
    `WITH one AS (
       INSERT INTO person (city_id, id, name, email, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (city_id, email) DO NOTHING RETURNING city_id, id)
     INSERT INTO hat (city_id, id, person_id, kind, since) SELECT city_id, $7, id, 'administrator', $8 FROM one`,
    [cityId, newId(now.getTime()), name, email, hash, now, newId(now.getTime()), todayInJapan(now)],
  )
  return rowCount === 1
}
