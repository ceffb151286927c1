import { casePath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { DataTable, Section, Typed } from '../../../ui/components/index.ts'
import { seatMessages } from '../seat-messages.ts'
import type { Service } from '../seat-queries.ts'

/** The record of service: which cases, when, and the words of thanks. */
export const ServiceTable = ({ visit, service }: { visit: Visit; service: readonly Service[] }) => {
  const { lang, city } = visit
  const words = seatMessages(lang)
  const columns = [words.caseLabel, words.state, words.thanks].map((label) => ({ label }))
  const rows = service.map((one) => [
    one.state === 'accepted' || one.visibility === 'public' ? (
      <a href={casePath(city, one.number)}>
        {one.number}　<Typed text={one.title} lang={lang} />
      </a>
    ) : (
      one.number
    ),
    `${words[`state.${one.state}`]}（${formatDate(todayInJapan(one.ended_at ?? one.asked_at), lang)}）`,
    <Typed text={one.thanks} lang={lang} />,
  ])
  return (
    <Section id="service" title={words.service}>
      {rows.length === 0 ? (
        <p>{words.serviceNone}</p>
      ) : (
        <DataTable id="service-table" caption={words.service} columns={columns} rows={rows} stack />
      )}
    </Section>
  )
}
