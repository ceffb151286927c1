export type Address = { origin: string; dataDir: string }

const box = (lines: readonly string[]): string =>
  `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`

/** Where to go and how to sign in, for somebody who sees this for the first time. */
export type GreetingFor = (address: Address) => string

export const demoGreeting = ({ origin, dataDir }: Address): string =>
  box([
    '結 Yui が動いています。 / Yui is running.',
    '',
    `ひらく・Open      ${origin}`,
    'ログイン         まちを選び「ログイン」を押して、体験する立場を選びます（パスワードは要りません）。',
    'Sign in          Choose a city, press “Sign in”, pick a part to play. No password needed.',
    `データ・Data      ${dataDir}`,
    '終わる・Stop      Ctrl-C',
    '',
    '人も団体もすべて架空です。 / All people and groups are fictional.',
  ])

export const serveGreeting = ({ origin, dataDir }: Address): string =>
  box([
    `結 Yui が動いています。 / Yui is running.  ${origin}`,
    `データ・Data  ${dataDir}`,
    '終わる・Stop  Ctrl-C / SIGTERM',
  ])

/** The first page is there before the demo's matters are: somebody who waits sees that something happens. */
export const fillingNotice = (origin: string): string =>
  `${origin}  体験用の案件を用意しています… / Preparing the demo …`
