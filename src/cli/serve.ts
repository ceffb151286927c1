import { serveGreeting } from '../boot/greeting.ts'
import { runUntilStopped } from '../boot/run.ts'
import { readServeConfig } from '../config.ts'
import type { Command, ExitCode } from './command.ts'

export const serve: Command = {
  name: 'serve',
  summary: { ja: '本番として起動します', en: 'start a real installation' },
  details: {
    ja: [
      '設定は環境変数で行います。まちがいは起動のときにまとめて示します。',
      '必須: YUI_DATA（データ）、YUI_KEYS（鍵。YUI_DATA の外）、YUI_ORIGIN（住民が開く https のアドレス）',
      '任意: PORT、YUI_HOST、DATABASE_URL（無ければ内蔵の PostgreSQL）、DATABASE_OWNER_URL と DATABASE_UNSEAL_URL、',
      '      SMTP_URL と MAIL_FROM、LOG_LEVEL',
    ].join('\n'),
    en: [
      'It is configured by environment variables; every mistake in them is named at once.',
      'Required: YUI_DATA (data), YUI_KEYS (keys, outside YUI_DATA), YUI_ORIGIN (the https address that residents open)',
      'Optional: PORT, YUI_HOST, DATABASE_URL (without it: the embedded PostgreSQL), DATABASE_OWNER_URL and',
      '          DATABASE_UNSEAL_URL, SMTP_URL and MAIL_FROM, LOG_LEVEL',
    ].join('\n'),
  },
  run: async ({ env }) => {
    await runUntilStopped(() => readServeConfig(env), serveGreeting)
    return await untilSignalled
  },
}

/** A signal ends the process; until then the command goes on. */
const untilSignalled = new Promise<ExitCode>(() => undefined)
