import type { EditionRef } from '../../core/edition/directory.ts'
import { takesIdeas } from '../../core/edition/view.ts'
import { nameIn } from '../../core/people/signature.ts'
import { standingOf } from '../../core/stage-name.ts'
import { themeName } from '../../core/theme/index.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { type Lang, langOf, pick } from '../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  DeskList,
  Door,
  Doors,
  EmptyState,
  Hero,
  Section,
  Stack,
  Stat,
  StatRow,
  Typed,
} from '../../ui/components/index.ts'
import { DesignPage } from '../../ui/design-page.tsx'
import { LinkButton } from '../../ui/forms.tsx'
import { homeMessages } from './messages.ts'
import type { Front, Recent } from './queries.ts'

type ListedCity = { slug: string; names: EditionRef['names'] | undefined }

/** All cities of the installation. */
export function citiesPage(cities: readonly ListedCity[], lang: Lang): Page {
  const words = homeMessages(lang)
  const body = (
    <Stack>
      <Hero title={words.citiesTitle} lead={words.citiesLead} />
      <Section id="cities" title={words.choose}>
        <CardGrid>
          {cities.map(
            ({ slug, names }) =>
              names && (
                <Card title={pick(names.city, lang)} href={`/${slug}`} meta={pick(names.prefecture, lang)}>
                  <p lang={langOf(names.title, lang)}>{pick(names.title, lang)}</p>
                </Card>
              ),
          )}
        </CardGrid>
      </Section>
    </Stack>
  )
  return { title: words.citiesTitle, body }
}

const RecentCard = ({ visit, item }: { visit: Visit; item: Recent }) => {
  const { lang, definition, runtime, city } = visit
  const standing = standingOf(runtime.stages, definition, item, lang)
  return (
    <Card
      title={<Typed text={item.title} lang={lang} />}
      href={casePath(city, item.number)}
      chips={<Chip tone={standing.tone}>{standing.label}</Chip>}
      meta={item.number}
    >
      <p>{item.parties.map((name) => nameIn(name, definition, lang)).join('・')}</p>
    </Card>
  )
}

/** A city may begin with its register alone. */
const Ways = ({ visit, front }: { visit: Visit; front: Front }) => {
  const words = homeMessages(visit.lang)
  const to = (path: string) => cityPath(visit.city, path)
  return (
    <Doors>
      {visit.definition.selfCheck && (
        <Door href={to('/self-check')} title={words.doorCheck} text={words.doorCheckText} />
      )}
      {takesIdeas(visit.definition) && (
        <Door href={to('/ideas/new')} title={words.doorIdea} text={words.doorIdeaText} />
      )}
      {visit.definition.visionBoard && (
        <Door
          href={to('/vision')}
          title={pick(visit.definition.visionBoard.name, visit.lang)}
          text={words.doorVisionText}
        />
      )}
      {takesIdeas(visit.definition) && (
        <Door href={to('/follow')} title={words.doorFollow} text={words.doorFollowText} />
      )}
      <Door href={to('/cases')} title={words.doorCases} text={words.doorCasesText} />
      <Door href={to('/register')} title={words.doorRegister} text={words.doorRegisterText} />
      {takesIdeas(visit.definition) && (
        <Door href={to('/together')} title={words.doorTogether} text={words.doorTogetherText} />
      )}
      {takesIdeas(visit.definition) && front.themes > 0 && (
        <Door
          href={to('/themes')}
          title={themeName(visit.definition, visit.lang)}
          text={words.doorThemesText(front.themes)}
        />
      )}
      <Door href={to('/occasions')} title={words.doorOccasions} text={words.doorOccasionsText} />
      {visit.definition.policyProposal && (
        <Door href={to('/policy-proposals')} title={words.doorPolicy} text={words.doorPolicyText} />
      )}
      <Door href={to('/guideline')} title={words.doorGuideline} text={words.doorGuidelineText} />
    </Doors>
  )
}

const GoingOn = ({ visit, front }: { visit: Visit; front: Front }) => {
  const words = homeMessages(visit.lang)
  if (front.recent.length === 0)
    return (
      <EmptyState
        title={words.goingOn}
        {...(takesIdeas(visit.definition)
          ? {
              text: words.goingOnNone,
              action: { href: cityPath(visit.city, '/ideas/new'), label: words.write },
            }
          : { text: words.goingOnSoon })}
      />
    )
  return (
    <>
      <StatRow>
        <Stat label={words.open} value={front.open} unit={words.unit} href={cityPath(visit.city, '/cases')} />
        <Stat
          label={words.closed}
          value={front.closed}
          unit={words.unit}
          href={cityPath(visit.city, '/cases?stage=closed')}
        />
        {takesIdeas(visit.definition) && (
          <Stat
            label={words.answered}
            value={front.waiting}
            unit={words.unit}
            href={cityPath(visit.city, '/answers')}
          />
        )}
      </StatRow>
      <CardGrid>
        {front.recent.map((item) => (
          <RecentCard visit={visit} item={item} />
        ))}
      </CardGrid>
      <p>
        <LinkButton href={cityPath(visit.city, '/cases')} kind="secondary">
          {words.allCases}
        </LinkButton>
      </p>
    </>
  )
}

const desksOf = (visit: Visit) =>
  visit.definition.desks.map((desk) => ({
    name: pick(desk.name, visit.lang),
    ...(desk.role ? { role: pick(desk.role, visit.lang) } : {}),
    ...(desk.phone ? { phone: desk.phone } : {}),
    ...(desk.email ? { mail: desk.email } : {}),
    ...(desk.address ? { place: pick(desk.address, visit.lang) } : {}),
  }))

const Opening = ({ visit, name }: { visit: Visit; name: string }) => {
  const words = homeMessages(visit.lang)
  const { selfCheck } = visit.definition
  const kicker = words.heroKicker(name)
  if (!takesIdeas(visit.definition))
    return (
      <Hero kicker={kicker} title={words.registerTitle} lead={words.registerLead}>
        <LinkButton href={cityPath(visit.city, '/register')}>{words.doorRegister}</LinkButton>
      </Hero>
    )
  return (
    <Hero kicker={kicker} title={words.heroTitle} lead={words.heroLead}>
      <LinkButton href={cityPath(visit.city, selfCheck ? '/self-check' : '/ideas/new')}>
        {selfCheck ? words.doorCheck : words.write}
      </LinkButton>
    </Hero>
  )
}

/** A city's front: what can I do here, what is going on, where do I ask. */
export function cityPage(visit: Visit, front: Front): Page {
  const { lang, definition } = visit
  const words = homeMessages(lang)
  const name = pick(definition.city.name, lang)
  const body = (
    <Stack>
      <Opening visit={visit} name={name} />
      <Section id="can-do" title={words.canDo}>
        <Ways visit={visit} front={front} />
      </Section>
      <Section id="going-on" title={words.goingOn}>
        <GoingOn visit={visit} front={front} />
      </Section>
      <Section id="what-is" title={words.whatIs}>
        <p lang={langOf(definition.definition.gist, lang)}>{pick(definition.definition.gist, lang)}</p>
      </Section>
      <Section id="ask" title={words.ask} lead={words.askLead}>
        <DeskList lang={lang} desks={desksOf(visit)} />
        {definition.desks.every(({ phone }) => phone === undefined) && <p>{words.phoneUnknown}</p>}
        {takesIdeas(visit.definition) && (
          <p>
            <a href={cityPath(visit.city, '/answers')}>{words.answersInTime}</a>
          </p>
        )}
      </Section>
    </Stack>
  )
  return { title: name, body }
}

/** The components with their states, for whoever builds or judges the look. */
export const designPage = (lang: Lang): Page => ({
  title: homeMessages(lang).design,
  body: <DesignPage lang={lang} />,
})
