import type { Matter } from '../../../core/matter.ts'
import type { Idea } from '../rules.ts'
import { type Aim, kindOf, visibilityOf } from './rules.ts'

/** What the aim says of the case: its kind, who reads it, and for an answer the theme and its section. */
export const matterOf = (
  aim: Aim,
  idea: Pick<Idea, 'visibility'>,
): Pick<Matter, 'kind' | 'visibility' | 'section' | 'source' | 'sourcePath' | 'parentId'> => ({
  kind: kindOf(aim),
  visibility: visibilityOf(aim, idea),
  ...(aim.is === 'answer'
    ? { section: aim.theme.section, source: 'theme', sourcePath: `/themes/${aim.theme.id}` }
    : {}),
  ...(aim.is === 'seat' ? { section: aim.seat.section, parentId: aim.seat.caseId } : {}),
})
