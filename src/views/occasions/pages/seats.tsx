import type { Relative } from '../../../core/case/lineage.ts'
import { takesIdeas } from '../../../core/edition/view.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Section, Typed } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { occasionMessages } from '../messages.ts'
import type { Occasion } from '../queries.ts'

/** Seats of a section are applied for here; what groups hold without the city takes its own applications. */
export const hasSeats = ({ case: { section } }: CaseVisit, { kind }: Occasion): boolean =>
  kind === 'seats' && section !== null
export const readsApplications = (visit: CaseVisit, occasion: Occasion): boolean =>
  hasSeats(visit, occasion) && isOfSection(visit.viewer, visit.case.section)

const isOpen = ({ definition, today, case: { state } }: CaseVisit, { apply_until: until }: Occasion) =>
  state === 'open' && takesIdeas(definition) && (until === null || today <= until)

type Props = { visit: CaseVisit; occasion: Occasion; applications: readonly Relative[] }

/** The way to apply while it is open, and for the section what has come. */
export const Seats = ({ visit, occasion, applications }: Props) => {
  const { lang, city, case: subject } = visit
  const words = occasionMessages(lang)
  if (!hasSeats(visit, occasion)) return null
  return (
    <>
      {isOpen(visit, occasion) && (
        <>
          <p>{words.applyText}</p>
          <p>
            <LinkButton href={cityPath(city, `/ideas/new?seat=${subject.number}`)}>{words.apply}</LinkButton>
          </p>
        </>
      )}
      {readsApplications(visit, occasion) && (
        <Section id="applications" title={words.applications}>
          {applications.length === 0 ? (
            <p>{words.noApplications}</p>
          ) : (
            <ul>
              {applications.map(({ number, title }) => (
                <li>
                  <a href={casePath(city, number)}>
                    <Typed text={title} lang={lang} />
                    {`　${number}`}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  )
}
