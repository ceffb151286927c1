import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { EmptyState, Heading, Notice, Pager, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
} from '../../../ui/forms.tsx'
import { pageSize } from '../queries.ts'
import { letterMessages } from './messages.ts'
import type { ListedLetter } from './queries.ts'

type Shown = { show: 'waiting' | 'posted'; letters: readonly ListedLetter[] }

const standing = (visit: Visit, letter: ListedLetter): string => {
  const words = letterMessages(visit.lang)
  if (letter.posted_on) return words.postedOn(formatDate(letter.posted_on, visit.lang))
  return letter.printed_at ? words.printedAt(formatDateTime(letter.printed_at, visit.lang)) : words.notPrinted
}

const Line = ({ visit, letter }: { visit: Visit; letter: ListedLetter }) => (
  <>
    <a href={cityPath(visit.city, `/letters/${letter.id}`)}>{letter.subject}</a>
    {`　${letter.name}`}
  </>
)

const about = (visit: Visit, letter: ListedLetter): string =>
  [standing(visit, letter), letter.address ? '' : letterMessages(visit.lang).noAddress]
    .filter((text) => text !== '')
    .join('・')

const Marks = ({
  visit,
  letters,
  failed,
}: {
  visit: Visit
  letters: readonly ListedLetter[]
  failed: Failed | undefined
}) => {
  const { lang, city } = visit
  const words = letterMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = [failed?.kept.letters ?? []].flat()
  return (
    <Form lang={lang} action={cityPath(city, '/letters/marks')} submissionId={blindId()}>
      <CheckboxGroup
        lang={lang}
        name="letters"
        label={words.choose}
        hint={words.chooseHint}
        required
        error={messageFor(errors, 'letters')}
        values={kept}
        options={letters.map((letter) => ({
          value: letter.id,
          label: <Line visit={visit} letter={letter} />,
          hint: about(visit, letter),
        }))}
      />
      <DateField
        lang={lang}
        name="on"
        label={words.on}
        hint={words.onHint}
        value={keptText(failed?.kept ?? {}, 'on') || visit.today}
        error={messageFor(errors, 'on')}
      />
      <p>
        <Button name="mark" value="posted">
          {words.markPosted}
        </Button>{' '}
        <Button kind="secondary" name="mark" value="printed">
          {words.markPrinted}
        </Button>
      </p>
    </Form>
  )
}

const errorsOf = ({ lang }: Visit, failed: Failed | undefined) => {
  const words = letterMessages(lang)
  const labels = { letters: words.choose, on: words.on }
  return sayErrors(failed?.errors ?? [], lang, labels, { letters: words.letters, future: words.future })
}

const Filter = ({ visit, show }: { visit: Visit; show: Shown['show'] }) => {
  const words = letterMessages(visit.lang)
  return (
    <nav aria-label={words.shown}>
      <p>
        {(['waiting', 'posted'] as const).map((one) => (
          <>
            <LinkButton
              href={cityPath(visit.city, `/letters?show=${one}`)}
              kind={one === show ? 'secondary' : 'quiet'}
            >
              {words[one]}
            </LinkButton>{' '}
          </>
        ))}
      </p>
    </nav>
  )
}

const Posted = ({ visit, letters }: { visit: Visit; letters: readonly ListedLetter[] }) => (
  <ul>
    {letters.map((letter) => (
      <li>
        <Line visit={visit} letter={letter} />
        <br />
        <small>{standing(visit, letter)}</small>
      </li>
    ))}
  </ul>
)

export function lettersPage(visit: Visit, { show, letters: all }: Shown, failed?: Failed): Page {
  const { lang, city } = visit
  const words = letterMessages(lang)
  const letters = all.slice(0, pageSize)
  const last = letters.at(-1)
  const next =
    all.length > pageSize && last
      ? { nextHref: cityPath(city, `/letters?show=${show}&after=${last.id}`) }
      : {}
  const fresh = letters.some(({ printed_at, posted_on }) => !printed_at && !posted_on)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      {fresh && (
        <p>
          <LinkButton href={cityPath(city, '/letters/print')}>{words.printAll}</LinkButton>
        </p>
      )}
      <Filter visit={visit} show={show} />
      <Section id="letters-list" title={words[show]}>
        {letters.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
        {letters.length > 0 && show === 'waiting' && (
          <Marks visit={visit} letters={letters} failed={failed} />
        )}
        {show === 'posted' && <Posted visit={visit} letters={letters} />}
        <Pager lang={lang} {...next} />
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
