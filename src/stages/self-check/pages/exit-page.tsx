import type { ExitNode } from '../../../core/edition/self-check.ts'
import { findSource } from '../../../core/edition/view.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Card, CardGrid, DeskList, Heading, NextStep, Section, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { desksFor, ideaPath, ownActivityPath, requestPath } from '../rules.ts'
import { AnswersGiven } from './answers.tsx'
import { CheckMap, type CheckView, MapInWords } from './map.tsx'
import { CheckSource } from './source.tsx'

type Outcome = ExitNode['outcomes'][number]
type Desk = ReturnType<typeof desksFor>[number]

const ideaWord = ({ definition, lang }: CheckView): string =>
  definition.words.idea ? pick(definition.words.idea, lang) : 'アイデア'

const deskShown = (desk: Desk, lang: Lang) => ({
  name: pick(desk.name, lang),
  ...(desk.role ? { role: pick(desk.role, lang) } : {}),
  ...(desk.phone ? { phone: desk.phone } : {}),
  ...(desk.email ? { mail: desk.email } : {}),
  ...(desk.address ? { place: pick(desk.address, lang) } : {}),
  ...(desk.url ? { href: desk.url } : {}),
})

const Helpers = ({ view, kind }: { view: CheckView; kind: Outcome['kind'] }) => {
  const { lang, definition } = view
  const desks = desksFor(definition, kind)
  const fromElsewhere = desks.some((desk) => findSource(definition, desk.source)?.kind === 'cityPage')
  return (
    <div>
      <h4>{messages(lang).whoHelps}</h4>
      <DeskList lang={lang} desks={desks.map((desk) => deskShown(desk, lang))} />
      {fromElsewhere && <p>{messages(lang).askCity}</p>}
    </div>
  )
}

const OutcomeCard = ({ view, outcome }: { view: CheckView; outcome: Outcome }) => {
  const { lang, link, walk } = view
  return (
    <Card title={pick(outcome.title, lang)}>
      <Stack>
        {outcome.gist && <p>{pick(outcome.gist, lang)}</p>}
        {outcome.next && <p>{pick(outcome.next, lang)}</p>}
        {outcome.kind === 'governmentProject' && (
          <p>
            <LinkButton kind="secondary" href={link(requestPath(walk))}>
              {messages(lang).sendRequest}
            </LinkButton>
          </p>
        )}
        {outcome.kind === 'selfActivity' && (
          <p>
            <LinkButton kind="secondary" href={link(ownActivityPath(walk))}>
              {messages(lang).ownActivity}
            </LinkButton>
          </p>
        )}
        <Helpers view={view} kind={outcome.kind} />
      </Stack>
    </Card>
  )
}

/** The road goes on: the one thing to do is to write the idea down. */
const Proceeding = ({ view, exit }: { view: CheckView; exit: ExitNode }) => {
  const { lang, link, walk } = view
  const words = messages(lang)
  const outcome = exit.outcomes.find(({ kind }) => kind === 'proceed')
  return (
    <NextStep lang={lang} what={outcome ? pick(outcome.title, lang) : words.whatNext}>
      <Stack>
        <div>
          {outcome?.gist && <p>{pick(outcome.gist, lang)}</p>}
          {outcome?.next && <p>{pick(outcome.next, lang)}</p>}
          <p>{words.answersTravel}</p>
        </div>
        <p>
          <LinkButton href={link(ideaPath(walk))}>{words.writeIdea(ideaWord(view))}</LinkButton>
        </p>
      </Stack>
    </NextStep>
  )
}

/** Another way than 協働: where it can lead, who helps, and still a way to ask. */
const Elsewhere = ({ view, exit }: { view: CheckView; exit: ExitNode }) => {
  const { lang, link, walk } = view
  const words = messages(lang)
  return (
    <>
      <Section id="outcomes" title={words.outcomes}>
        <CardGrid>
          {exit.outcomes.map((outcome) => (
            <OutcomeCard view={view} outcome={outcome} />
          ))}
        </CardGrid>
      </Section>
      <Section id="ask" title={words.askAnyway} lead={words.askAnywayText}>
        <p>
          <LinkButton kind="secondary" href={link(ideaPath(walk))}>
            {words.writeIdea(ideaWord(view))}
          </LinkButton>
        </p>
      </Section>
    </>
  )
}

export const ExitPage = ({ view, exit }: { view: CheckView; exit: ExitNode }) => {
  const { lang } = view
  return (
    <>
      <Heading
        level={1}
        kicker={[messages(lang).name, exit.label && pick(exit.label, lang)].filter(Boolean).join('　')}
        lead={exit.gist && pick(exit.gist, lang)}
      >
        {pick(exit.title, lang)}
      </Heading>
      <CheckMap {...view} />
      {exit.proceeds ? <Proceeding view={view} exit={exit} /> : <Elsewhere view={view} exit={exit} />}
      <AnswersGiven {...view} />
      <MapInWords {...view} />
      <CheckSource view={view} node={exit} />
    </>
  )
}
