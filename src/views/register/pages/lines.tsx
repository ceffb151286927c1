import type { RegisterLine } from '../../../core/register/queries.ts'
import { yearName } from '../../../core/register/words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { Chip, DataTable, DemoBadge, Typed } from '../../../ui/components/index.ts'
import { registerMessages } from '../messages.ts'
import { formText, kindText, sectionText, yenText } from '../names.ts'
import { mayKeep } from '../rules.ts'

const nameCell = (visit: Visit, line: RegisterLine) => (
  <>
    <a href={casePath(visit.city, line.number)}>
      <Typed text={line.title} lang={visit.lang} />
    </a>{' '}
    {line.demo && <DemoBadge lang={visit.lang} />}
    {!line.shown && <Chip tone="warning">{registerMessages(visit.lang).hidden}</Chip>}
    {mayKeep(visit.viewer, line.section) && (
      <>
        {' '}
        <a href={cityPath(visit.city, `/register/entries/${line.id}`)}>
          {registerMessages(visit.lang).edit}
          <span class="yui-visually-hidden"> {line.title}</span>
        </a>
      </>
    )}
  </>
)

/** The same columns on the page and on paper. */
export const Lines = ({
  visit,
  year,
  lines,
}: {
  visit: Visit
  year: number
  lines: readonly RegisterLine[]
}) => {
  const words = registerMessages(visit.lang)
  return (
    <DataTable
      id="register"
      stack
      caption={words.caption(yearName(year, visit.lang))}
      columns={[
        { label: words.name },
        { label: words.section },
        { label: words.form },
        { label: words.partners },
        { label: words.decided, number: true },
        { label: words.settled, number: true },
      ]}
      rows={lines.map((line) => [
        nameCell(visit, line),
        sectionText(visit, line.section),
        line.forms.map((code) => formText(visit, code)).join('、'),
        line.partners.join('、') || line.partner_kinds.map((code) => kindText(visit, code)).join('、'),
        yenText(line.decided),
        yenText(line.settled),
      ])}
    />
  )
}
