import { filledBy, fillWith } from '../../../core/web/filling.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { parseDate } from '../../../lib/dates.ts'
import { Card, CardGrid, Disclosure, PlainText } from '../../../ui/components/index.ts'
import { Button } from '../../../ui/forms.tsx'
import { partMessages } from '../parts/messages.ts'
import type { Part } from '../parts/rules.ts'
import type { Consultation } from '../rules.ts'
import { sectionName } from '../words.tsx'
import { templateMessages } from './messages.ts'
import { fillTemplate, type Template } from './rules.ts'
import { valuesOf } from './values.ts'

type Props = {
  visit: CaseVisit
  consultation: Consultation
  templates: readonly Template[]
  parts: readonly Part[]
}
/** A text that is put into the reply with one press. */
type Filling = { id: string; title: string; text: string }

/** The templates as they read in this case. The next date is the one in the form, where one is typed. */
function templateTexts({ visit, consultation, templates }: Props, kept: Failed['kept']): Filling[] {
  const next_on = parseDate(keptText(kept, 'nextOn')) ?? consultation.next_on
  const values = valuesOf(visit, { ...consultation, next_on })
  return templates.map(({ id, title, body }) => ({ id, title, text: fillTemplate(body, values) }))
}

const isJoint = ({ kind }: Part): boolean => kind === 'joint'

/** What sections that work along have said: the section in charge answers for all of them together. */
const jointTexts = ({ visit, parts }: Props): Filling[] =>
  parts
    .filter((part) => isJoint(part) && part.state === 'answered')
    .map(({ duty_id: id, section, answer }) => ({
      id,
      title: sectionName(visit.definition, section, visit.lang),
      text: partMessages('ja').fromSection(sectionName(visit.definition, section, 'ja'), answer),
    }))

/** Each sends the form to itself, to where the text stands: what was typed is kept, and this stands after it. */
const Fillings = ({ visit, list }: { visit: CaseVisit; list: readonly Filling[] }) => {
  const { useOf } = templateMessages(visit.lang)
  return (
    <CardGrid>
      {list.map(({ id, title, text }) => (
        <Card title={title}>
          <PlainText text={text} />
          <p>
            <Button
              kind="secondary"
              name="step"
              value={fillWith(id)}
              formaction={casePath(visit.city, visit.case.number, '/consultation/reply#text')}
            >
              {useOf(title)}
            </Button>
          </p>
        </Card>
      ))}
    </CardGrid>
  )
}

/** What the other sections answered, and who is still waited for. */
const Joint = (props: Props) => {
  const { visit, parts } = props
  const words = partMessages(visit.lang)
  const texts = jointTexts(props)
  const waiting = parts.filter((part) => isJoint(part) && part.state === 'open')
  const names = waiting.map(({ section }) => sectionName(visit.definition, section, visit.lang))
  return (
    <>
      {names.length > 0 && <p>{words.jointWaits(names)}</p>}
      {texts.length > 0 && (
        <Disclosure summary={words.jointAnswers} id="joint-answers" open>
          <Fillings visit={visit} list={texts} />
        </Disclosure>
      )}
    </>
  )
}

/** What can be put into the reply: the answers of other sections, and the templates. */
export const TemplateChoice = (props: Props & { kept: Failed['kept'] }) => {
  const { visit, kept } = props
  const words = templateMessages(visit.lang)
  return (
    <>
      <Joint {...props} />
      <Disclosure summary={words.use} id="templates">
        <Fillings visit={visit} list={templateTexts(props, kept)} />
        <p>
          <a href={cityPath(visit.city, '/templates')}>{words.manage}</a>
        </p>
      </Disclosure>
    </>
  )
}

/** What stands in the form: what was typed, and after it the text that was chosen. */
export function textWith(props: Props, kept: Failed['kept']): string {
  const typed = keptText(kept, 'text')
  const wanted = filledBy(kept)
  const chosen = [...templateTexts(props, kept), ...jointTexts(props)].find(({ id }) => id === wanted)
  if (chosen === undefined) return typed
  const { text } = chosen
  return typed === '' || typed.includes(text) ? typed || text : `${typed}\n\n${text}`
}
