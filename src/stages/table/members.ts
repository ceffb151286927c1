import { z } from 'zod'
import { memberFields, oneMember } from '../../core/group/index.ts'
import { email } from '../../lib/form-text.ts'

/** A group, a section, or whoever is in neither list: by name and kind, and by mail if they are to come with a key. */
export const memberForm = z.object({ ...memberFields, email: email() }).superRefine(oneMember)
export type MemberInput = z.output<typeof memberForm>
