import type { Entry } from '../../../core/case/types.ts'
import type { Answered } from '../../../core/edition/self-check.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { colon, joined, pick } from '../../../lib/language.ts'
import { DescriptionList, Disclosure, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { CorrectionNote } from '../correction/panel.tsx'
import { MergePanel } from '../merge/panel.tsx'
import { messages } from '../messages.ts'
import { PublicationNote } from '../publication/panel.tsx'
import { type Kin, listKin } from '../queries.ts'
import { canSeed, canWithdraw, mayPropose, walkOfCase } from '../rules.ts'
import { AmongCitizens } from '../together/panel.tsx'
import { ZonePanel } from '../zone/panel.tsx'
import { factsOf } from './facts.tsx'

const AnswerLines = ({ visit, answered }: { visit: CaseVisit; answered: Answered }) => {
  const { lang, definition } = visit
  const { node, answer } = answered
  const words = messages(lang)
  if (node.kind === 'list')
    return (
      <ul>
        {node.items.map(({ text }, index) => (
          <li>
            {answer[index] === 'y' ? `✓ ${words.yes}` : `－ ${words.no}`}
            {colon(lang)}
            {pick(text, lang)}
          </li>
        ))}
      </ul>
    )
  const chosen = node.kind === 'choice' ? node.options : []
  const tags = definition.suitability?.tags.filter(({ code }) => answer.split('.').includes(code)) ?? []
  const labels = [
    ...chosen.filter(({ code }) => code === answer).map(({ label }) => label),
    ...tags.map(({ name }) => name),
  ]
  return (
    <p>
      {joined(
        labels.map((label) => pick(label, lang)),
        lang,
      )}
    </p>
  )
}

const CheckAnswers = ({ visit }: { visit: CaseVisit }) => {
  const { lang, definition, case: subject } = visit
  const walk = walkOfCase(definition, subject)
  if (walk === undefined) return null
  return (
    <Disclosure summary={messages(lang).selfCheck}>
      {walk.answered.map((answered) => (
        <div class="yui-prose">
          <h3>{pick(answered.node.title, lang)}</h3>
          <AnswerLines visit={visit} answered={answered} />
        </div>
      ))}
      <p>→ {pick(walk.at.title, lang)}</p>
    </Disclosure>
  )
}

const KinLinks = ({ visit, title, kin }: { visit: CaseVisit; title: string; kin: readonly Kin[] }) =>
  kin.length === 0 ? null : (
    <div class="yui-prose">
      <h3>{title}</h3>
      <ul>
        {kin.map(({ number, title }) => (
          <li>
            <a href={casePath(visit.city, number)}>
              {number} {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

const WaysOn = ({ visit }: { visit: CaseVisit }) => {
  const { lang, city, viewer, case: subject } = visit
  const words = messages(lang)
  if (canSeed(subject) && (viewer === undefined || mayPropose(viewer)))
    return (
      <div class="yui-prose">
        <h3>{words.seedTitle}</h3>
        <p>{words.seedText}</p>
        <p>
          <LinkButton kind="secondary" href={cityPath(city, `/ideas/new?parent=${subject.number}`)}>
            {words.seedAction}
          </LinkButton>
        </p>
      </div>
    )
  if (!canWithdraw(viewer, visit)) return null
  return (
    <p>
      <a href={casePath(city, subject.number, '/withdrawal')}>{words.withdrawLink}</a>
    </p>
  )
}

/** What was sent, what it grew from and what grew from it. */
type PanelProps = { visit: CaseVisit; kin: readonly Kin[]; thread: readonly Entry[] }

const IdeaPanel = ({ visit, kin, thread }: PanelProps) => {
  const { lang, case: subject } = visit
  const words = messages(lang)
  return (
    <Stack>
      <PublicationNote visit={visit} thread={thread} />
      <CorrectionNote visit={visit} thread={thread} />
      <MergePanel visit={visit} thread={thread} />
      <AmongCitizens visit={visit} />
      <DescriptionList items={factsOf(visit)} />
      <ZonePanel visit={visit} thread={thread} />
      <CheckAnswers visit={visit} />
      <KinLinks visit={visit} title={words.parent} kin={kin.filter(({ id }) => id === subject.parent_id)} />
      <KinLinks visit={visit} title={words.children} kin={kin.filter(({ id }) => id !== subject.parent_id)} />
      <WaysOn visit={visit} />
    </Stack>
  )
}

export const ideaPanel = async (visit: CaseVisit, thread: readonly Entry[]) => (
  <IdeaPanel visit={visit} thread={thread} kin={await listKin(visit.tx, visit.viewer, visit.case)} />
)
