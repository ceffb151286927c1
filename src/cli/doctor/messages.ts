import { defineMessages } from '../../lib/language.ts'

export const doctorMessages = defineMessages(
  {
    database: 'データベース',
    role: '役割',
    keys: '鍵',
    disk: 'ディスク',
    store: 'ファイルの保管場所（S3）',
    storeReached: 'つながり、鍵が通りました。',
    storeFailed: 'つながらないか、鍵が通りません。FILES_S3_URL と鍵を確かめてください。',
    mail: 'メール',
    signIn: '外部の ID でのログイン',
    clock: '時計',
    locale: '言語',
    allGood: '直すところはありません。',
    toDo: (n: number) => `直すところが${n}件あります。`,
    unreachable: (why: string) =>
      `つながりません（${why}）。起動しているか、DATABASE_URL が正しいかを確かめてください。`,
    notYet: (folder: string) => `${folder} にはまだありません。はじめて起動するときに作られます。`,
    connected: (version: string, where: string) =>
      `PostgreSQL ${version}（${where}）につながり、この版に合っています。`,
    embedded: '内蔵',
    external: 'DATABASE_URL',
    tooOld: (version: string) => `PostgreSQL ${version} は古すぎます。15 以上を使ってください。`,
    notUtf8: (encoding: string) => `文字コードが ${encoding} です。UTF8 のデータベースを作り直してください。`,
    notMigrated: (count: number) =>
      `この版に合っていません（${count}件が未適用）。yui migrate を実行してください。`,
    bound: 'Web 用の役割は、まちごとの仕切り（行単位の権限）に従います。',
    keysWhole: (n: number) => `${n}のまちの封の鍵が、すべてそろっています。`,
    keysMissing: (cities: string) =>
      `封の鍵がありません: ${cities}。YUI_KEYS を確かめ、控えから戻してください。`,
    keysOpen: (folder: string) =>
      `${folder} を、ほかの利用者も開けます。chmod 700 ${folder} を実行してください。`,
    free: (gigabytes: string, folder: string) => `${folder} に ${gigabytes} GB の空きがあります。`,
    full: (gigabytes: string, folder: string) =>
      `${folder} の空きが ${gigabytes} GB しかありません。1 GB 以上空けてください。`,
    noFolder: (folder: string) => `${folder} に書き込めません。権限を確かめてください。`,
    noMail: 'SMTP_URL がないので、メールは送られません。',
    mailGood: (host: string) => `${host} につながります。`,
    mailBad: (host: string, why: string) =>
      `${host} につながりません（${why}）。SMTP_URL を確かめてください。`,
    providerGood: (name: string) => `${name} の設定を読み、提供元につながりました。`,
    providerBad: (name: string, why: string) =>
      `${name} の提供元につながらないか、設定と合いません（${why}）。issuer とネットワークを確かめてください。`,
    clockGood: (seconds: string) => `データベースの時計との差は ${seconds} 秒です。`,
    clockOff: (seconds: string) =>
      `データベースの時計と ${seconds} 秒ずれています。時刻合わせ（NTP）を設定してください。`,
    year: (year: number) => `今年が ${year} 年になっています。時計を合わせてください。`,
    localeGood: (example: string) => `日本語の日付を書けます（${example}）。`,
    localeBad: 'この Node.js では日本語の日付を書けません。npm install で Node.js を入れ直してください。',
  },
  {
    database: 'database',
    role: 'role',
    keys: 'keys',
    disk: 'disk',
    store: 'file store (S3)',
    storeReached: 'reached, and it takes the key.',
    storeFailed: 'not reached, or it does not take the key. Check FILES_S3_URL and the key.',
    mail: 'mail',
    signIn: 'other providers',
    clock: 'clock',
    locale: 'locale',
    allGood: 'Nothing needs putting right.',
    toDo: (n: number) => `${n} thing${n === 1 ? '' : 's'} to put right.`,
    unreachable: (why: string) =>
      `cannot be reached (${why}). Check that it runs and that DATABASE_URL is right.`,
    notYet: (folder: string) => `there is none in ${folder} yet. The first start makes it.`,
    connected: (version: string, where: string) =>
      `PostgreSQL ${version} (${where}) answers and fits this version.`,
    embedded: 'embedded',
    external: 'DATABASE_URL',
    tooOld: (version: string) => `PostgreSQL ${version} is too old. Use 15 or newer.`,
    notUtf8: (encoding: string) => `its encoding is ${encoding}. Make a new database with UTF8.`,
    notMigrated: (count: number) => `does not fit this version (${count} missing). Run yui migrate.`,
    bound: 'row-level security binds the role of the web app.',
    keysWhole: (n: number) => `the sealing keys of ${n} ${n === 1 ? 'city' : 'cities'} are all there.`,
    keysMissing: (cities: string) =>
      `no sealing key for: ${cities}. Check YUI_KEYS, and put the keys back from where you kept them.`,
    keysOpen: (folder: string) => `other users may open ${folder}. Run chmod 700 ${folder}.`,
    free: (gigabytes: string, folder: string) => `${gigabytes} GB free in ${folder}.`,
    full: (gigabytes: string, folder: string) =>
      `only ${gigabytes} GB free in ${folder}. Make room: at least 1 GB.`,
    noFolder: (folder: string) => `${folder} cannot be written to. Check its permissions.`,
    noMail: 'no SMTP_URL, so no mail is sent.',
    mailGood: (host: string) => `${host} answers.`,
    mailBad: (host: string, why: string) => `${host} does not answer (${why}). Check SMTP_URL.`,
    providerGood: (name: string) => `${name}: the settings are read, and the provider answers.`,
    providerBad: (name: string, why: string) =>
      `${name}: the provider does not answer or does not fit the settings (${why}). Check the issuer and the network.`,
    clockGood: (seconds: string) => `differs from the database's by ${seconds} s.`,
    clockOff: (seconds: string) =>
      `differs from the database's by ${seconds} s. Set up time synchronisation (NTP).`,
    year: (year: number) => `it says the year ${year}. Set the clock.`,
    localeGood: (example: string) => `Japanese dates can be written (${example}).`,
    localeBad: 'this Node.js cannot write Japanese dates. Run npm install to bring the right one.',
  },
)
export type DoctorWords = ReturnType<typeof doctorMessages>
