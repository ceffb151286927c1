import { partyOf } from '../../../core/case/types.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { publicationMessages } from '../publication/messages.ts'
import { togetherMessages } from './words.ts'

/** Of a case among citizens: that the city takes no part, and the way on for its groups and for others that would join. */
export const AmongCitizens = ({ visit }: { visit: CaseVisit }) => {
  const { lang, city, viewer, parties, case: subject } = visit
  if (!subject.among_citizens || subject.kind !== 'idea') return null
  const words = togetherMessages(lang)
  const path = casePath(city, subject.number, '/together')
  const joins = viewer?.hat.kind === 'representative' && subject.stage === 'idea' && subject.state === 'open'
  return (
    <div>
      <p>{words.among}</p>
      {subject.visibility === 'public' && partyOf(viewer, parties) === undefined && (
        <p>
          <a href={casePath(city, subject.number, '/publication/report')}>
            {publicationMessages(lang).reportLink}
          </a>
        </p>
      )}
      {partyOf(viewer, parties) ? (
        <p>
          <a href={path}>{words.room}</a>
        </p>
      ) : (
        joins && (
          <p>
            <a href={`${path}/ask`}>{words.join}</a>
          </p>
        )
      )}
    </div>
  )
}
