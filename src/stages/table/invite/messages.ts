import { defineMessages } from '../../../lib/language.ts'

export const inviteMessages = defineMessages(
  {
    title: '人を招く',
    lead: '団体、市の課、そのほかの人のうち、1つを選んで招きます。招かれた人は、ほかの当事者と同じことができます。議事録や結論の確認が途中のときは、人が増えると、もう一度書き直してみなさんに確認をお願いします。',
    organization: '登録団体から選ぶ',
    section: '市の課から選ぶ',
    name: '一覧にない団体や人の名前',
    nameHint: '画面を使わない方も招けます。確認は、紙に署名してもらえます。',
    kind: '種類',
    email: 'その人のメールアドレス',
    emailHint: '書くと、受付番号と確認キーを本人だけに送ります。アカウントがなくても、テーブルにつけます。',
    notChosen: '選ばない',
    invite: '招く',
    whichOne: '団体、課、名前のうち、どれか1つを入力してください。',
    onlyOne: '団体、課、名前のうち、1つだけにしてください。',
    alreadyThere: 'もうテーブルについています。',
    adviser: 'コーディネーターやアドバイザーに入ってもらう',
    mailSubject: (city: string) => `【${city}】パートナーテーブルへのお招き`,
    mailText: (number: string, key: string, address: string) =>
      `パートナーテーブルに招かれました。みんなが対等な立場で話し合う場です。\n\n受付番号　${number}\n確認キー　${key}\n\n次のページで入力すると、テーブルにつけます。アカウントはいりません。\n${address}\n\nお心当たりがないときは、市の窓口へお知らせください。`,
  },
  {
    title: 'Invite somebody',
    lead: 'Choose one: a group, a section, or somebody else. Whoever comes can do what every other party can. Minutes or an outcome that wait for confirmation are then to be written again.',
    organization: 'A registered group',
    section: 'A section of the city hall',
    name: 'Name of somebody in neither list',
    nameHint: 'Also whoever uses no screen: they confirm by signing on paper.',
    kind: 'Kind',
    email: 'Their e-mail address',
    emailHint: 'Number and access key are then sent to them alone. They need no account.',
    notChosen: 'none',
    invite: 'Invite',
    whichOne: 'Please give a group, a section or a name.',
    onlyOne: 'Please give only one of group, section and name.',
    alreadyThere: 'They are at the table already.',
    adviser: 'Bring in a coordinator or adviser',
    mailSubject: (city) => `[${city}] You are invited to a Partner Table`,
    mailText: (number, key, address) =>
      `You are invited to a Partner Table, a place to talk as equals.\n\nReference number ${number}\nAccess key ${key}\n\nEnter them on this page; no account is needed.\n${address}\n\nIf you did not expect this, please tell the city’s desk.`,
  },
)
