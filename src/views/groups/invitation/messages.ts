import { bodyOf, type Quoted, subjectOf, type Trusted } from '../../../core/notice/index.ts'
import { defineMessages } from '../../../lib/language.ts'

export const invitationMessages = defineMessages(
  {
    title: '団体への招待',
    lead: (group: string, role: string) => `「${group}」の「${role}」になるよう、招かれています。`,
    begins: (day: string) => `${day} から始まります。前の人の役は、その前の日に終わります。`,
    expires: (day: string) => `この招待は ${day} まで、1回だけ使えます。`,
    asWho: (name: string) => `${name}さんとして受けます。ちがう人のときは、ログインし直してください。`,
    accept: '引き受ける',
    ignore: '引き受けないときは、何もしなくてかまいません。',
    signInFirst: 'はじめに、あなたがだれかを確かめます',
    signInText:
      'ログインすると、このページに戻ります。はじめての方は、ログインの画面の「メールでログインする・アカウントを作る」から、その場でアカウントを作れます。',
    signIn: 'ログインする・はじめる',
    dead: 'この招待は使えません',
    deadText:
      'もう使われたか、取り消されたか、期限（14日）が過ぎています。招いてくれた人に、もう一度送ってもらってください。',
    toGroups: '団体の一覧を見る',
    doneTitle: '引き受けました',
    doneFrom: (day: string) => `${day} になると、あなたの立場に加わります。それまで、することはありません。`,
    doneNow: '立場を切り替えると、団体の机を開けます。',
    account: '立場を見る',
    own: '自分の役を、自分に引き継ぐことはできません。',
    already: 'あなたは、すでにこの役か、それより上の役に就いています。',
  },
  {
    title: 'Invitation to a group',
    lead: (group, role) => `You are invited to be “${role}” of “${group}”.`,
    begins: (day) => `It begins on ${day}; the predecessor’s role ends the day before.`,
    expires: (day) => `The invitation can be used once, until ${day}.`,
    asWho: (name) => `You accept as ${name}. If that is not you, sign in again.`,
    accept: 'Accept',
    ignore: 'If you do not accept, there is nothing to do.',
    signInFirst: 'First we have to know who you are',
    signInText:
      'After signing in you come back here. If you are new, enter your e-mail address there and make an account.',
    signIn: 'Sign in or begin',
    dead: 'This invitation cannot be used',
    deadText: 'It was used, withdrawn, or is older than 14 days. Ask whoever invited you to send it again.',
    toGroups: 'See the groups',
    doneTitle: 'Accepted',
    doneFrom: (day) => `From ${day} on it is among your roles. Until then there is nothing to do.`,
    doneNow: 'Switch to the role to open the group’s desk.',
    account: 'See your roles',
    own: 'A role cannot be handed over to oneself.',
    already: 'You have this role, or a higher one, already.',
  },
  {
    accept: '引（ひ）き受（う）ける',
    ignore: '引（ひ）き受（う）けない ときは、何（なに）も しなくて いいです。',
    dead: 'この 招待（しょうたい）は 使（つか）えません',
    signIn: 'ログインする・はじめる',
  },
)

/** The mail: nothing that somebody typed in its subject, the group's name in quotation marks and never a link. */
export const invitationMail = defineMessages(
  {
    subject: (city: Trusted) => subjectOf`${city}の団体への招待`,
    body: (city: Trusted, group: Quoted, role: string, page: Trusted, until: Trusted) =>
      bodyOf`${city}の Yui で、団体${group}の役（${role as Trusted}）になるよう招かれています。

引き受けるときは、次のページを開いてください。${until}まで、1回だけ使えます。
${page}

心当たりがないときは、このメールを捨ててください。何も起きません。`,
    told: (group: Quoted) => bodyOf`団体${group}のことで、お知らせがあります。次のページで見られます。`,
    toldSubject: (city: Trusted) => subjectOf`${city}：団体のお知らせ`,
  },
  {
    subject: (city) => subjectOf`An invitation to a group of ${city}`,
    body: (city, group, role, page, until) =>
      bodyOf`You are invited to a role (${role as Trusted}) in the group ${group} on Yui of ${city}.

To accept, open this page. It can be used once, until ${until}.
${page}

If you do not know what this is about, throw this mail away. Nothing will happen.`,
    told: (group) => bodyOf`There is news about the group ${group}. See it on the page below.`,
    toldSubject: (city) => subjectOf`${city}: news about a group`,
  },
)
