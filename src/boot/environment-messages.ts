const ja = {
  count: (n: number) => `環境変数に直すところが${n}件あります。`,
  hints: {
    database: 'postgresql://役割:パスワード@ホスト:5432/データベース の形で書きます。',
    data: 'データを置くフォルダーを絶対パスで書きます（例 /var/lib/yui）。必須です。',
    keys: '鍵を置くフォルダーを絶対パスで書きます（例 /etc/yui/keys）。必須です。',
    signIn:
      '外部の ID でのログインの設定を置くフォルダーを絶対パスで書きます。書かなければ YUI_KEYS の中の sign-in です。',
    keysInside: '鍵は YUI_DATA の外に置きます。バックアップに鍵が入らないようにするためです。',
    origin:
      '住民が開く https のアドレスを、最後に / を付けずに書きます（例 https://yui.example.lg.jp）。必須です。',
    host: '待ち受けるアドレスを書きます（例 127.0.0.1）。',
    port: '1 から 65535 の数字を書きます。',
    smtp: 'smtp://ホスト:587 または smtps://ホスト:465 の形で書きます。',
    from: 'メールの差出人を書きます（例 yui@example.lg.jp）。',
    scansDays:
      '取り込んだ紙のファイルを、置き場所の done に残す日数を、1 から 9999 で書きます。書かなければ 30 です。',
    mailRate: '1分間に送るメールの数を、1 から 9999 で書きます。書かなければ 60 です。',
    scans:
      'スキャナーが読み取ったファイルを置くフォルダーを絶対パスで書きます。中に市ごとのフォルダーを作ります（例 /srv/scans）。',
    bounces: '戻ってきたメールをメールサーバーが置くフォルダーを絶対パスで書きます（例 /var/mail/yui/new）。',
    mailPair: 'SMTP_URL と MAIL_FROM は、両方書くか、両方書かないかのどちらかです。',
    ownerPair: 'DATABASE_OWNER_URL と DATABASE_UNSEAL_URL は、両方書くか、両方書かないかのどちらかです。',
    appMissing: 'DATABASE_OWNER_URL を書くときは、Web 用の役割の DATABASE_URL も要ります。',
    sameRole:
      'DATABASE_URL には、表を所有しない別の役割を書きます。同じ役割では、どのまちのデータも読めてしまいます。',
    clamd: 'tcp://ホスト:3310 または unix:/run/clamav/clamd.ctl の形で書きます。',
    sanitise: '無害化のプログラムを絶対パスで書きます（例 /usr/local/bin/sanitise）。',
    s3: 'S3 のバケットを https://ホスト/バケット の形で書きます。',
    s3Together:
      'FILES_S3_URL、FILES_S3_KEY、FILES_S3_SECRET は、3つとも書くか、1つも書かないかのどちらかです。',
    proxies:
      '前に立つプロキシの数を、0 から 9 で書きます。書かなければ 0 で、X-Forwarded-For は信用しません。',
    staffHosts: '職員が使うホスト名を、小文字でコンマ区切りに書きます（例 staff.example.lg.jp）。',
    logLevel: 'fatal、error、warn、info、debug、silent のどれかを書きます。',
  },
}

const en: typeof ja = {
  count: (n) => (n === 1 ? '1 setting needs correcting.' : `${n} settings need correcting.`),
  hints: {
    database: 'Write it as postgresql://role:password@host:5432/database.',
    data: 'The folder for the data, as an absolute path (such as /var/lib/yui). Required.',
    keys: 'The folder for the keys, as an absolute path (such as /etc/yui/keys). Required.',
    signIn:
      'The folder with the settings for signing in over other providers, as an absolute path. Without it, sign-in in YUI_KEYS.',
    keysInside: 'Keep the keys outside YUI_DATA, so that no backup takes them along.',
    origin:
      'The https address that residents open, without a / at the end (such as https://yui.example.lg.jp). Required.',
    host: 'The address to listen on (such as 127.0.0.1).',
    port: 'A number from 1 to 65535.',
    smtp: 'Write it as smtp://host:587 or smtps://host:465.',
    from: 'The sender of mails (such as yui@example.lg.jp).',
    scansDays:
      'How many days a paper that was taken in stays in the folder’s done, from 1 to 9999. Without it, 30.',
    mailRate: 'How many mails go out in a minute, from 1 to 9999. Without it, 60.',
    scans:
      'Write the absolute path of the folder into which scanners put their files, with a subfolder for each city (such as /srv/scans).',
    bounces:
      'The folder into which the mail server puts what comes back, as an absolute path (such as /var/mail/yui/new).',
    mailPair: 'Set both SMTP_URL and MAIL_FROM, or neither.',
    ownerPair: 'Set both DATABASE_OWNER_URL and DATABASE_UNSEAL_URL, or neither.',
    appMissing: 'With DATABASE_OWNER_URL, DATABASE_URL with the role of the web app is needed, too.',
    sameRole:
      'Give DATABASE_URL another role that owns no table: with the same one, the web app could read every city.',
    clamd: 'Write it as tcp://host:3310 or unix:/run/clamav/clamd.ctl.',
    sanitise: 'The program that makes files harmless, as an absolute path (such as /usr/local/bin/sanitise).',
    s3: 'The S3 bucket, written as https://host/bucket.',
    s3Together: 'Set FILES_S3_URL, FILES_S3_KEY and FILES_S3_SECRET, all three or none.',
    proxies:
      'How many proxies stand in front, from 0 to 9. Without it 0, and X-Forwarded-For is not trusted.',
    staffHosts:
      'The host names on which staff work, in small letters, separated by commas (such as staff.example.lg.jp).',
    logLevel: 'One of fatal, error, warn, info, debug, silent.',
  },
}

/** Nested, since a hint is named by what a setting must be; English lacking one fails the compiler here, too. */
export const environmentMessages = (lang: 'ja' | 'en'): typeof ja => (lang === 'ja' ? ja : en)
