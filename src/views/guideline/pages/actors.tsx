import type { Definition } from '../../../core/edition/schema/index.ts'
import { pick } from '../../../lib/language.ts'
import { Card, CardGrid, Motto, NumberedList, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { partPath } from '../parts.ts'
import { Part } from './frame.tsx'
import { AskCity } from './sources.tsx'
import { Explain, Names, Say } from './text.tsx'

type Kind = Definition['actors']['kinds'][number]

const Examples = ({ guide, examples }: { guide: Guide; examples: Kind['examples'] }) =>
  examples.length === 0 ? null : (
    <p>
      {partMessages(guide.lang).examples} <Names guide={guide} names={examples} />
    </p>
  )

type Described = Pick<Kind, 'gist' | 'does' | 'examples'>

const What = ({ guide, actor }: { guide: Guide; actor: Described }) => (
  <>
    {actor.gist && (
      <p>
        <Explain guide={guide} text={actor.gist} />
      </p>
    )}
    {actor.does && (
      <p>
        <strong>{partMessages(guide.lang).does}</strong> <Explain guide={guide} text={actor.does} />
      </p>
    )}
    <Examples guide={guide} examples={actor.examples} />
  </>
)

const isBare = ({ gist, does, examples }: Described) => !gist && !does && examples.length === 0

/** Sub-kinds with words of their own are told one by one, bare names in one line. */
const SubKinds = ({ guide, kind }: { guide: Guide; kind: Kind }) => {
  const { subKinds } = kind
  if (subKinds.length === 0) return null
  if (subKinds.every(isBare))
    return (
      <p>
        {partMessages(guide.lang).includes} <Names guide={guide} names={subKinds.map(({ name }) => name)} />
      </p>
    )
  return (
    <>
      {subKinds.map((sub) => (
        <>
          <h3>
            <Say guide={guide} text={sub.name} />
          </h3>
          <What guide={guide} actor={sub} />
        </>
      ))}
    </>
  )
}

/** What this actor may gain: the group of effects that is for it. */
const EffectLink = ({ guide, kind }: { guide: Guide; kind: Kind }) => {
  const { definition, lang, link } = guide
  const group = definition.effects.find((one) => one.for.includes(kind.code))
  if (!group) return null
  return (
    <p>
      <a href={`${link(partPath('effects'))}#${group.code}`}>
        {partMessages(lang).toEffects(pick(group.title, lang))}
      </a>
    </p>
  )
}

/** Actors of whom the city tells more than their names, one below the other. */
const Told = ({ guide }: { guide: Guide }) => (
  <NumberedList
    level={2}
    numbered={false}
    items={guide.definition.actors.kinds.map((kind) => ({
      id: kind.code,
      title: (
        <>
          <Say guide={guide} text={kind.name} /> <AskCity guide={guide} fact={kind} />
        </>
      ),
      body: (
        <>
          <What guide={guide} actor={kind} />
          <SubKinds guide={guide} kind={kind} />
          <EffectLink guide={guide} kind={kind} />
        </>
      ),
    }))}
  />
)

const OnlyNames = ({ guide }: { guide: Guide }) => (
  <CardGrid>
    {guide.definition.actors.kinds.map((kind) => (
      <Card level={2} title={<Say guide={guide} text={kind.name} />}>
        <AskCity guide={guide} fact={kind} />
      </Card>
    ))}
  </CardGrid>
)

const Umbrella = ({ guide }: { guide: Guide }) => {
  const { umbrella, kinds } = guide.definition.actors
  const words = partMessages(guide.lang)
  if (!umbrella) return null
  const covered = kinds.filter(({ code }) => umbrella.covers.includes(code)).map(({ name }) => name)
  return (
    <Section id="umbrella" title={words.umbrella(pick(umbrella.name, guide.lang))}>
      <Motto>
        <Names guide={guide} names={covered} />
      </Motto>
      <p>{words.umbrellaCovers}</p>
    </Section>
  )
}

export const ActorsPage = ({ guide }: { guide: Guide }) => {
  const { kinds, note } = guide.definition.actors
  return (
    <Part guide={guide} code="actors" lead={note && <Explain guide={guide} text={note} />} facts={kinds}>
      {kinds.every((kind) => isBare(kind) && kind.subKinds.length === 0) ? (
        <OnlyNames guide={guide} />
      ) : (
        <Told guide={guide} />
      )}
      <Umbrella guide={guide} />
    </Part>
  )
}
