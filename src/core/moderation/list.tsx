import { defineMessages, pick } from '../../lib/language.ts'
import type { Visit } from '../web/visit.ts'
import { areRulesProposed, checkDays, objectionDays, publicationRules } from './rules.ts'

const messages = defineMessages(
  {
    how: (days: string) => `公開の前に、市の職員が次のきまりに合うかを${days}開庁日以内に確かめます。`,
    objection: (days: string) =>
      `公開しないときは、どのきまりによるかを伝えます。${days}日以内なら異議を申し出られ、別の職員がもう一度確かめます。`,
    proposed: 'このきまりは Yui の案です。市が定めたきまりがあれば、それに代わります。',
  },
  {
    how: (days: string) =>
      `Before it is published, staff check it against these rules, within ${days} working days.`,
    objection: (days: string) =>
      `If it is not published, you are told which rule is the reason. Within ${days} days you can object; another member of staff then looks again.`,
    proposed: 'These rules are proposed by Yui; the city’s own take their place.',
  },
  {
    how: (days: string) =>
      `市（し）の 人（ひと）が、${days}日（にち）までに 読（よ）んで たしかめます。（休（やす）みの 日（ひ）は 数（かぞ）えません）`,
    objection: (days: string) =>
      `みんなに 見（み）せない ときは、理由（りゆう）を 伝（つた）えます。「ちがう」と 思（おも）ったら、${days}日（にち）までに 言（い）って ください。ほかの 人（ひと）が もう一度（いちど） 読（よ）みます。`,
    proposed: 'この きまりは Yui の 案（あん）です。市（し）の きまりが できたら、変（か）わります。',
  },
)

/** By which rules what people write is checked before everybody reads it, how fast, and what one can do about it. */
export const PublicationRules = ({ visit: { lang, definition } }: { visit: Visit }) => {
  const words = messages(lang)
  return (
    <div class="yui-prose">
      <p>{words.how(String(checkDays(definition)))}</p>
      <ul>
        {publicationRules(definition).map(({ text }) => (
          <li>{pick(text, lang)}</li>
        ))}
      </ul>
      <p>{words.objection(String(objectionDays(definition)))}</p>
      {areRulesProposed(definition) && (
        <p>
          <small>{words.proposed}</small>
        </p>
      )}
    </div>
  )
}
