import { findSection } from '../../../core/edition/view.ts'
import { themeName } from '../../../core/theme/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  DemoBadge,
  EmptyState,
  Heading,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { themeMessages } from '../messages.ts'
import type { ListedTheme } from '../queries.ts'
import { makers, type Phase, phaseOf } from '../rules.ts'

const order: readonly Phase[] = ['draft', 'open', 'coming', 'over', 'closed']

const ThemeCard = ({ visit, theme }: { visit: Visit; theme: ListedTheme }) => {
  const { lang, definition, city } = visit
  const words = themeMessages(lang)
  const section = findSection(definition, theme.section)
  return (
    <Card
      title={<Typed text={theme.title} lang={lang} />}
      href={cityPath(city, `/themes/${theme.id}`)}
      chips={
        <>
          <Chip>{words.answersCount(String(theme.answers))}</Chip> {theme.demo && <DemoBadge lang={lang} />}
        </>
      }
      meta={words.windowText(formatDate(theme.opens_on, lang), formatDate(theme.closes_on, lang))}
    >
      {section && <p>{pick(section.name, lang)}</p>}
      <p>
        <Typed text={theme.asked} lang={lang} />
      </p>
    </Card>
  )
}

export function listPage(visit: Visit, themes: readonly ListedTheme[]): Page {
  const { lang, definition, city, today } = visit
  const words = themeMessages(lang)
  const title = themeName(definition, lang)
  const byPhase = Map.groupBy(themes, (theme) => phaseOf(theme, today))
  const body = (
    <Stack>
      <Heading level={1} lead={definition.themes?.gist ? pick(definition.themes.gist, lang) : words.lead}>
        {title}
      </Heading>
      {makers.may(visit.viewer) && (
        <p>
          <LinkButton href={cityPath(city, '/themes/new')}>{words.make}</LinkButton>
        </p>
      )}
      {themes.length === 0 && (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={{ href: cityPath(city, '/ideas/new'), label: words.sendIdea }}
        />
      )}
      {order
        .filter((phase) => byPhase.has(phase))
        .map((phase) => (
          <Section id={`themes-${phase}`} title={words[phase]}>
            <CardGrid>
              {(byPhase.get(phase) ?? []).map((theme) => (
                <ThemeCard visit={visit} theme={theme} />
              ))}
            </CardGrid>
          </Section>
        ))}
      <p>
        <a href={cityPath(city, '/inventory')}>{words.readInventory}</a>
      </p>
    </Stack>
  )
  return { title, body, shortPath: cityPath(city, '/themes') }
}
