import { cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import {
  DataTable,
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
} from '../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../ui/forms.tsx'
import { trainingMessages } from './messages.ts'
import { crumbsOf, sectionWord, trainingPath } from './pages.tsx'
import type { Part, Training } from './queries.ts'
import { mayEnter, office } from './rules.ts'

type Shown = { visit: Visit; training: Training; parts: readonly Part[] }

/** Names are for the office and the chief of their section; of the others the number. */
const Parts = ({ visit, parts }: Shown) => {
  const words = trainingMessages(visit.lang)
  if (parts.length === 0) return <EmptyState title={words.noParts} text={words.noPartsText} />
  const sections = Map.groupBy(parts, ({ section }) => section)
  return (
    <DataTable
      id="parts-table"
      caption={words.parts}
      stack
      columns={[
        { label: words.section },
        { label: words.took, number: true },
        { label: words.members, wide: true },
      ]}
      rows={[...sections].map(([section, people]) => [
        sectionWord(visit, section),
        words.people(String(people.length)),
        mayEnter(visit.viewer, section) ? people.map(({ name }) => name).join('、') : '',
      ])}
    />
  )
}

const Enter = ({ visit, training }: Shown) => {
  const { lang, city, definition, viewer } = visit
  const words = trainingMessages(lang)
  const mine = definition.sections.filter(({ code }) => mayEnter(viewer, code))
  if (mine.length === 0) return null
  return (
    <div class="yui-prose">
      <ul>
        {mine.map(({ code }) => (
          <li>
            <a href={cityPath(city, trainingPath(training.id, `/parts?section=${code}`))}>
              {words.enter(sectionWord(visit, code))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const OfficeActs = ({ visit, training }: Shown) => {
  const { lang, city, viewer } = visit
  const words = trainingMessages(lang)
  if (!office.may(viewer) || training.called_off_on) return null
  return (
    <>
      <p>
        <LinkButton kind="secondary" href={cityPath(city, trainingPath(training.id, '/change'))}>
          {words.change}
        </LinkButton>
      </p>
      <Form
        lang={lang}
        action={cityPath(city, trainingPath(training.id, '/calling-off'))}
        submissionId={blindId()}
        version={training.version}
      >
        <Button kind="danger">{words.callOff}</Button>
      </Form>
    </>
  )
}

export function trainingPage(visit: Visit, training: Training, parts: readonly Part[]): Page {
  const { lang, query } = visit
  const words = trainingMessages(lang)
  const rows = [
    [words.heldOn, formatDate(training.held_on, lang)],
    [words.place, training.place],
    [words.about, training.about && <PlainText text={training.about} />],
    [words.others, training.others > 0 && words.people(String(training.others))],
  ] as const
  const shown = { visit, training, parts }
  const body = (
    <Stack>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Heading level={1} kicker={words.title}>
        {training.title}
      </Heading>
      {training.called_off_on && <Notice lang={lang} kind="warning" title={words.calledOff} />}
      <DescriptionList
        items={rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))}
      />
      <Section id="parts" title={words.parts}>
        <Parts {...shown} />
        <Enter {...shown} />
      </Section>
      <OfficeActs {...shown} />
    </Stack>
  )
  return { title: training.title, body, breadcrumbs: crumbsOf(visit, { label: training.title }) }
}
