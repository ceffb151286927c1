import { defineMessages, pick } from '../../lib/language.ts'
import { DescriptionList, Section } from '../../ui/components/index.ts'
import { recordClasses } from '../records/schedule.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'

/** What somebody's data is asked for. */
export type PurposeOf = 'matter' | 'account' | 'group' | 'counter'

const messages = defineMessages(
  {
    title: 'お名前や連絡先の使い方',
    what: '利用目的',
    who: '見る人',
    howLong: '残す期間',
    matter: 'お寄せいただいた内容への返事と、その後の連絡に使います。ほかの目的には使いません。',
    account: 'ログインした人がだれかを確かめ、お知らせを送るために使います。ほかの目的には使いません。',
    group: '団体との連絡と、登録の確認に使います。公開するのは、公開すると選んだ項目だけです。',
    counter: 'お預かりした内容への返事と、その後の連絡に使います。そのことを、本人に伝えてください。',
    whoMatter: '担当する課、協働の総合窓口、案件の当事者。ほかの人には見えません。',
    whoAccount: '本人と市のシステム管理者。一緒に案件を進める当事者には名前が見えます。',
    whoGroup: '団体の代表者・事務担当、協働の総合窓口。公開すると選んだ項目は、だれでも。',
    longMatter: (years: string) =>
      `案件が終わった次の4月1日から${years}。途中で消したいときは、申し出られます。`,
    longAccount: '消すことを申し出るまで。申し出から14日後に消えます。',
    years: (years: string) => `${years}年`,
    forEver: 'ずっと',
    byYui: 'この説明は Yui の案です。市が定めた説明があれば、それに代わります。',
    more: '自分の情報を見る・直す・消す',
  },
  {
    title: 'How your name and contact are used',
    what: 'Purpose',
    who: 'Who sees it',
    howLong: 'How long',
    matter: 'To answer what you send, and to keep in touch about it. For nothing else.',
    account: 'To know who has signed in, and to send you notices. For nothing else.',
    group:
      'To keep in touch with the group and to confirm its registration. Only what you choose to publish is public.',
    counter: 'To answer what was brought, and to keep in touch about it. Tell the person so.',
    whoMatter: 'The section in charge, the coordination office, and the parties of the case. Nobody else.',
    whoAccount: 'You and the administrator of the city. Those you work with in a case see your name.',
    whoGroup:
      'The group’s representative and secretary, the coordination office; what you publish, everybody.',
    longMatter: (years: string) =>
      `${years} from 1 April after the case has ended. You can ask to have it deleted before.`,
    longAccount: 'Until you ask to have it deleted; then 14 days.',
    years: (years: string) => `${years} years`,
    forEver: 'For ever',
    byYui: 'These words are proposed by Yui; the city’s own take their place.',
    more: 'See, correct or delete your data',
  },
  {
    title: 'お名前（なまえ）や 連絡先（れんらくさき）の 使（つか）い方（かた）',
    what: '何（なん）の ために 使（つか）うか',
    who: '見（み）る 人（ひと）',
    howLong: 'いつまで 残（のこ）すか',
    matter: '返事（へんじ）と 連絡（れんらく）に 使（つか）います。ほかには 使（つか）いません。',
    whoMatter: '市（し）の 担当（たんとう）の 課（か）と、いっしょに する 人（ひと）だけが 見（み）ます。',
    longMatter: (years: string) =>
      `終（お）わった あとの 4月（がつ）1日（ついたち）から ${years}。とちゅうで「消（け）して ください」と 言（い）うことも できます。`,
    years: (years: string) => `${years}年（ねん）`,
    forEver: 'ずっと',
    byYui: 'この 説明（せつめい）は Yuiが 考（かんが）えました。',
  },
)

/** The longest of the classes a matter may end in. */
function longest(visit: Visit): string {
  const words = messages(visit.lang)
  const years = recordClasses(visit.definition).map((one) => one.years)
  return years.includes(undefined)
    ? words.forEver
    : words.years(String(Math.max(...years.map((one) => one ?? 0))))
}

function linesOf(visit: Visit, of: PurposeOf) {
  const words = messages(visit.lang)
  const matter = { what: words.matter, who: words.whoMatter, howLong: words.longMatter(longest(visit)) }
  const all = {
    matter,
    counter: { ...matter, what: words.counter },
    account: { what: words.account, who: words.whoAccount, howLong: words.longAccount },
    group: { what: words.group, who: words.whoGroup, howLong: words.longAccount },
  }
  return all[of]
}

/** The same as text, for a form on paper. */
export function purposeLines(visit: Visit, of: PurposeOf): { term: string; description: string }[] {
  const words = messages(visit.lang)
  const { what, who, howLong } = linesOf(visit, of)
  const own = visit.definition.records?.purpose
  return [
    { term: words.what, description: own ? pick(own, visit.lang) : what },
    { term: words.who, description: who },
    { term: words.howLong, description: howLong },
  ]
}

/** 利用目的: stands with every form that asks for a name or how to reach somebody. The city's words, or Yui's marked so. */
export const PurposeNote = ({ visit, of }: { visit: Visit; of: PurposeOf }) => {
  const { lang, definition, viewer, city } = visit
  const words = messages(lang)
  return (
    <Section id="purpose" title={words.title}>
      <DescriptionList items={purposeLines(visit, of)} />
      {!definition.records?.purpose && (
        <p>
          <small>{words.byYui}</small>
        </p>
      )}
      {viewer && of !== 'counter' && (
        <p>
          <a href={cityPath(city, '/account/data')}>{words.more}</a>
        </p>
      )}
    </Section>
  )
}
