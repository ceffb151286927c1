import { casePath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import type { FieldError } from '../../../ui/forms.tsx'
import type { Consultation } from '../rules.ts'

/** The form that came back with mistakes. */
export type Asked = Failed & {
  form:
    | 'acceptance'
    | 'reply'
    | 'handover'
    | 'message'
    | 'conclusion'
    | 'note'
    | 'officer'
    | 'parts'
    | 'centre'
}

/** What one form on the page shows again; nothing typed where another form failed. */
export type FormState = { errors: FieldError[]; kept: Failed['kept'] | undefined }

export type SectionFormProps = { visit: CaseVisit; consultation: Consultation }

export const formProps = ({ visit, consultation }: SectionFormProps, noun: string) => ({
  lang: visit.lang,
  action: casePath(visit.city, visit.case.number, `/consultation/${noun}`),
  submissionId: blindId(),
  version: consultation.version,
  draft: visit.drafts?.[`/cases/:number/consultation/${noun}`]?.state,
})
