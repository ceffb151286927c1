import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { colon } from '../../../lib/language.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { consultationMessages } from '../messages.ts'

/** 担当者: taken or given back with one press; whom else it is for is chosen on the brief. */
export const Officer = ({ visit, officerId }: { visit: CaseVisit; officerId: string | null }) => {
  const { lang, viewer, officer } = visit
  const words = consultationMessages(lang)
  const isMine = officerId !== null && officerId === viewer?.person.id
  const at = (path: string) => casePath(visit.city, visit.case.number, path)
  return (
    <Form lang={lang} action={at('/consultation/officer')} submissionId={blindId()}>
      <p id="officer" tabindex={-1}>
        {words.officer}
        {colon(lang)}
        {officer ?? words.noOfficer} <a href={at('/brief#who')}>{words.assign}</a>
      </p>
      {(officerId === null || isMine) && (
        <Button kind="secondary" name="officer" value={isMine ? 'giveBack' : 'take'}>
          {isMine ? words.giveBack : words.take}
        </Button>
      )}
    </Form>
  )
}
