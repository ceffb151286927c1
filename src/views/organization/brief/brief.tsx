import type { Duty } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { findSection } from '../../../core/edition/view.ts'
import { entryWords } from '../../../core/entry-words.ts'
import type { Brief } from '../../../core/organization/case-staff.ts'
import { nameIn } from '../../../core/people/signature.ts'
import { stageName } from '../../../core/stage-name.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import { joined, pick } from '../../../lib/language.ts'
import { DataTable, DescriptionList, Heading, PlainText, Stack } from '../../../ui/components/index.ts'
import { briefMessages } from './messages.ts'

export type BriefProps = { visit: Visit; definition: Definition; brief: Brief; level: 1 | 2 }

const cut = (text: string) => (text.length > 140 ? `${text.slice(0, 140)}…` : text)

function whoseIs({ visit, definition, brief }: BriefProps, { party_id, section: code }: Duty): string {
  const party = brief.parties.find(({ id }) => id === party_id)
  if (party) return nameIn(party.name, definition, visit.lang)
  const section = findSection(definition, code ?? undefined)
  return section ? pick(section.name, visit.lang) : ''
}

function turns(props: BriefProps): string[] {
  const { lang, runtime } = props.visit
  const { definition, brief } = props
  const words = briefMessages(lang)
  return brief.duties.map((duty) => {
    const say = runtime.stages.map((stage) => stage.duties[duty.kind]).find((one) => one !== undefined)
    const by = duty.due_on ? words.until(formatDate(duty.due_on, lang)) : words.noDate
    return words.due(say?.({ lang, definition }).label ?? duty.kind, whoseIs(props, duty), by)
  })
}

const Turns = (props: BriefProps) => {
  const list = turns(props)
  if (list.length === 0) return <>{briefMessages(props.visit.lang).noTurn}</>
  return (
    <ul class="yui-plain-list">
      {list.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  )
}

const Last = ({ visit, definition, brief }: BriefProps) => {
  const { lang, runtime } = visit
  const words = briefMessages(lang)
  return (
    <DataTable
      id={`last-${brief.case.number}`}
      caption={words.last}
      stack
      columns={[
        { label: words.columnWhen },
        { label: words.columnWho },
        { label: words.columnWhat, wide: true },
      ]}
      rows={brief.entries.map((entry) => {
        const said = entryWords(runtime.stages, entry, { lang, definition, subject: brief })
        return [
          formatDateTime(new Date(entry.at), lang),
          nameIn(entry.actor_name, definition, lang),
          [said?.title ?? entry.kind, cut(said?.text ?? '')].filter(Boolean).join(' — '),
        ]
      })}
    />
  )
}

const Note = ({ visit, brief: { staff } }: BriefProps) => {
  const words = briefMessages(visit.lang)
  if (!staff || staff.note === '') return <p>{words.noNote}</p>
  return (
    <>
      <PlainText text={staff.note} />
      {staff.note_by && staff.note_at && (
        <p>
          <small>{words.noteBy(staff.note_by, formatDateTime(new Date(staff.note_at), visit.lang))}</small>
        </p>
      )}
    </>
  )
}

/** One case on one sheet: where it stands, whose turn it is and by when, who is in it, what happened last, what comes next. */
export const BriefSheet = (props: BriefProps) => {
  const { visit, definition, brief, level } = props
  const { lang, runtime } = visit
  const words = briefMessages(lang)
  const one = brief.case
  const section = findSection(definition, one.section ?? undefined)
  return (
    <article class="yui-brief">
      <Stack>
        <Heading level={level} kicker={`${words.title}　${one.number}`}>
          {one.title}
        </Heading>
        <DescriptionList
          items={[
            { term: words.stands, description: stageName(runtime.stages, definition, one.stage, lang) },
            { term: words.section, description: section ? pick(section.name, lang) : (one.section ?? '') },
            { term: words.officer, description: brief.staff?.officer ?? words.noOfficer },
            {
              term: words.parties,
              description: joined(
                brief.parties.map(({ name }) => nameIn(name, definition, lang)),
                lang,
              ),
            },
            { term: words.turn, description: <Turns {...props} /> },
            { term: words.issue, description: cut(one.issue) },
            { term: words.wish, description: cut(one.wish) },
            { term: words.note, description: <Note {...props} /> },
          ]}
        />
        <Last {...props} />
      </Stack>
    </article>
  )
}
