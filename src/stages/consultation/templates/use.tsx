import { filledBy, fillWith } from '../../../core/web/filling.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Card, CardGrid, Disclosure, PlainText } from '../../../ui/components/index.ts'
import { Button } from '../../../ui/forms.tsx'
import type { Consultation } from '../rules.ts'
import { templateMessages } from './messages.ts'
import { fillTemplate, type Template } from './rules.ts'
import { valuesOf } from './values.ts'

type Props = { visit: CaseVisit; consultation: Consultation; templates: readonly Template[] }

/** The templates as they read in this case; each sends the form to itself, and its text stands after what was typed. */
export const TemplateChoice = ({ visit, consultation, templates }: Props) => {
  const { lang, city } = visit
  const words = templateMessages(lang)
  const values = valuesOf(visit, consultation)
  return (
    <Disclosure summary={words.use} id="templates">
      <CardGrid>
        {templates.map(({ id, title, body }) => (
          <Card title={title}>
            <PlainText text={fillTemplate(body, values)} />
            <p>
              <Button kind="secondary" name="step" value={fillWith(id)}>
                {words.useOf(title)}
              </Button>
            </p>
          </Card>
        ))}
      </CardGrid>
      <p>
        <a href={cityPath(city, '/templates')}>{words.manage}</a>
      </p>
    </Disclosure>
  )
}

/** What stands in the form: what was typed, and after it the template that was chosen. */
export function textWith(props: Props, kept: Failed['kept']): string {
  const typed = keptText(kept, 'text')
  const wanted = filledBy(kept)
  const chosen = props.templates.find(({ id }) => id === wanted)
  if (chosen === undefined) return typed
  const filled = fillTemplate(chosen.body, valuesOf(props.visit, props.consultation))
  return typed === '' || typed.includes(filled) ? typed || filled : `${typed}\n\n${filled}`
}
