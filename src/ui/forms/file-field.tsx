import { uiMessages } from '../messages.ts'
import { controlAttributes, Field, type FieldProps } from './field.tsx'

type FileFieldProps = FieldProps & {
  accept?: string
  multiple?: boolean
  /** Largest size of one file in words, as 「10MB」. */
  maxSize?: string
}

export const FileField = ({ accept, multiple, maxSize, hint, ...field }: FileFieldProps) => {
  const limit = maxSize ? uiMessages(field.lang).fileLimit(maxSize) : undefined
  const shown = { ...field, hint: hint ?? limit }
  return (
    <Field {...shown}>
      <input
        class="yui-input yui-input--file"
        type="file"
        accept={accept}
        multiple={multiple}
        {...controlAttributes(shown)}
      />
    </Field>
  )
}

/** A list that somebody keeps as a table: what `platform/tables` reads. */
export const TableFileField = (field: Omit<FieldProps, 'required'>) => (
  <FileField {...field} required accept=".csv,.txt,.tsv,.xlsx" />
)
