const ja = {
  count: (n: number) => `外部の ID でのログインの設定に、直すところが${n}件あります。`,
  hints: {
    yaml: 'YAML として読めません。字下げと「:」を確かめてください。',
    unreadable: '読めません。フォルダーの場所と、動かす利用者の権限を確かめてください。',
    city: 'ファイル名は「まちのコード.yaml」にします（例 shinjo.yaml）。',
    open: 'ほかの利用者も読めます。chmod 600 を実行してください。',
    unknownMember: 'この名前の項目はありません。つづりを確かめてください。',
    invalid: 'この形では読めません。docs/sign-in.md の例を見てください。',
    twice: '同じ code が二つあります。別の名前にします。',
    code: '小文字の英字で始まる 2〜30 字の英数字とハイフンで書きます。戻り先のアドレスに入ります。',
    issuer: '提供元の issuer を https のアドレスで書きます（? や # は付けません）。',
    origins: 'https://ホスト の形で、最後に / を付けずに書きます。',
    clientId: '提供元から渡された client_id を書きます。',
    auth: 'private_key_jwt、client_secret_basic、client_secret_post のどれかを書きます。',
    secretFile: 'client_secret を入れたファイルの名前を書きます。同じフォルダーに置きます。',
    keyFile: '秘密鍵（PEM、PKCS#8）のファイルの名前を書きます。同じフォルダーに置きます。',
    keyAlg: 'RS256、PS256（RSA の鍵）か ES256（P-256 の鍵）を書きます。鍵の種類に合わせます。',
    badKey: '秘密鍵として読めません。PEM（PKCS#8）の RSA 2048 ビット以上か P-256 の鍵にします。',
    emptySecret: 'ファイルが空です。client_secret を一行で入れます。',
    file: '同じフォルダーにあるファイルの名前だけを書きます。',
    claim: 'クレームの名前を書きます（例 sub、email）。',
    token: '空白や引用符を入れずに書きます。',
    scopes: 'スコープを並べて書きます（openid は書かなくても付きます）。',
    acrValues: '求める acr の値を並べて書きます。',
    parameters: '「名前: 値」の形で書きます。',
    idTokenAlg: 'RS256、PS256、ES256、EdDSA、HS256 のどれかを書きます。HS256 には client_secret が要ります。',
    for: 'residents（市民）、groups（団体）、staff（職員）から、一つ以上書きます。',
    secondFactor: 'acr か amr に、二つ目の確認をしたと分かる値を並べて書きます。',
    unknown: 'register か refuse を書きます。register は for に residents があるときだけ使えます。',
    knownByEmail: 'claims に email と emailVerified があるときだけ true にできます。',
    yesNo: 'true か false を書きます。',
    providers: 'providers の下に、提供元を並べて書きます。',
  },
}

const en: typeof ja = {
  count: (n) =>
    n === 1
      ? 'The settings for signing in over other providers need 1 correction.'
      : `The settings for signing in over other providers need ${n} corrections.`,
  hints: {
    yaml: 'This is not YAML. Check the indentation and the colons.',
    unreadable: 'It cannot be read. Check where it is, and the rights of the user that runs Yui.',
    city: 'A file is called by its city: <slug>.yaml, such as shinjo.yaml.',
    open: 'Other users may read it. Run chmod 600 on it.',
    unknownMember: 'There is no such member. Check the spelling.',
    invalid: 'It cannot be read like this. See the examples in docs/sign-in.md.',
    twice: 'Two providers have the same code. Give one another name.',
    code: '2 to 30 lower-case letters, digits and hyphens, a letter first. It stands in the address to come back to.',
    issuer: 'The issuer of the provider, an https address without ? or #.',
    origins: 'Write it as https://host, without a / at the end.',
    clientId: 'The client_id that the provider gave you.',
    auth: 'One of private_key_jwt, client_secret_basic, client_secret_post.',
    secretFile: 'The name of the file that holds the client_secret, in the same folder.',
    keyFile: 'The name of the file that holds the private key (PEM, PKCS#8), in the same folder.',
    keyAlg: 'RS256 or PS256 for an RSA key, ES256 for a P-256 key.',
    badKey: 'This is no private key. Give a PEM file (PKCS#8) with RSA of 2048 bits or more, or P-256.',
    emptySecret: 'The file is empty. It must hold the client_secret on one line.',
    file: 'Only the name of a file in the same folder.',
    claim: 'The name of a claim, such as sub or email.',
    token: 'Without spaces and quotation marks.',
    scopes: 'A list of scopes (openid is always there).',
    acrValues: 'A list of acr values to ask for.',
    parameters: 'Write it as name: value.',
    idTokenAlg: 'One of RS256, PS256, ES256, EdDSA, HS256. HS256 needs a client_secret.',
    for: 'One or more of residents, groups, staff.',
    secondFactor: 'Values of acr or amr that show that a second factor was used.',
    unknown: 'register or refuse. register needs residents in "for".',
    knownByEmail: 'Can be true only where claims name both email and emailVerified.',
    yesNo: 'true or false.',
    providers: 'A list of providers under "providers".',
  },
}

export type Hint = keyof (typeof ja)['hints']
export const isHint = (text: string): text is Hint => Object.hasOwn(ja.hints, text)

/** Nested, since a hint is named by what a setting must be. */
export const settingsMessages = (lang: 'ja' | 'en'): typeof ja => (lang === 'ja' ? ja : en)
