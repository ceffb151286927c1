import { type FieldError, type FormResult, readForm } from '../../lib/form-errors.ts'
import { refusedFiles } from '../files/index.ts'
import type { ReadBody } from './request.ts'
import type { ActionRoute, CaseActionRoute } from './route.ts'
import type { CaseVisit } from './visit.ts'

type Form = { route: ActionRoute | CaseActionRoute; visit: CaseVisit; fields: ReadBody['fields'] }

/** One mistake for each field, those of the schema first. */
async function withEarly(
  { route, visit, fields }: Form,
  errors: readonly FieldError[],
): Promise<FieldError[]> {
  const refused = await refusedFiles(visit, route.uploads ?? [], fields)
  const early = [...(route.early?.(visit, fields) ?? []), ...refused]
  return [...errors, ...early.filter(({ field }) => errors.every((one) => one.field !== field))]
}

/** What a form says, once its schema and its route's own check have nothing against it; otherwise every mistake. */
export async function readChecked(form: Form): Promise<FormResult<never>> {
  const { route, visit, fields } = form
  const read = readForm(route.form, fields)
  if (!read.ok) return { ...read, errors: await withEarly(form, read.errors) }
  const errors = (await route.check?.(visit, read.value as never)) ?? []
  return errors.length > 0
    ? { ok: false, errors: [...errors], kept: fields }
    : { ok: true, value: read.value as never }
}
