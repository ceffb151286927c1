import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Section } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { importMessages } from './messages.ts'
import type { Import } from './store.ts'
import { base } from './words.ts'

/** Below what was taken: all of it goes back in one step. */
export const Undo = ({ visit, read }: { visit: Visit; read: Import }) => {
  const { lang, city } = visit
  const words = importMessages(lang)
  return (
    <Section id="undo" title={words.undoTitle} lead={words.undoText}>
      <Form
        lang={lang}
        action={cityPath(city, `${base}/${read.id}/undoing`)}
        submissionId={blindId()}
        version={read.version}
      >
        <Button kind="secondary">{words.undo}</Button>
      </Form>
    </Section>
  )
}
