import { mayBind } from '../../../core/people/viewer.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  DemoBadge,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import { togetherMessages } from '../messages.ts'
import type { Listed, Waiting } from '../queries.ts'
import { beginners } from '../rules.ts'

type Shown = { wanted: readonly Listed[]; own: readonly Listed[]; waiting: readonly Waiting[] }

/** What a group needs to decide, and its answer; given by its representative alone. */
const Asked = ({ visit, one }: { visit: Visit; one: Waiting }) => {
  const { lang, city, viewer } = visit
  const words = togetherMessages(lang)
  return (
    <Section id={`asked-${one.id}`} title={words.invited(one.from)} lead={words.invitedLead}>
      <h3>
        <Typed text={one.title} lang={lang} />
      </h3>
      <PlainText text={[one.issue, one.wish].join('\n\n')} />
      {one.message && (
        <>
          <h3>{words.said}</h3>
          <PlainText text={one.message} />
        </>
      )}
      {mayBind(viewer) ? (
        <Form lang={lang} action={cityPath(city, '/together/answers')} submissionId={blindId()}>
          <input type="hidden" name="id" value={one.id} />
          <p>
            <Button name="answer" value="accept">
              {words.accept}
            </Button>{' '}
            <Button kind="secondary" name="answer" value="decline">
              {words.decline}
            </Button>
          </p>
        </Form>
      ) : (
        <p>{words.byRepresentative}</p>
      )}
    </Section>
  )
}

const Cards = ({ visit, list }: { visit: Visit; list: readonly Listed[] }) => (
  <CardGrid>
    {list.map((one) => (
      <Card
        title={<Typed text={one.title} lang={visit.lang} />}
        href={casePath(visit.city, one.number)}
        meta={joined(one.parties, visit.lang)}
        chips={one.demo ? <DemoBadge lang={visit.lang} /> : undefined}
      >
        <p>
          <Typed text={one.wish.slice(0, 90)} lang={visit.lang} />
        </p>
      </Card>
    ))}
  </CardGrid>
)

export function listPage(visit: Visit, { wanted, own, waiting }: Shown): Page {
  const { lang, city, viewer } = visit
  const words = togetherMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done === 'asked' && <Notice lang={lang} kind="success" title={words.asked} />}
      {waiting.map((one) => (
        <Asked visit={visit} one={one} />
      ))}
      {(viewer === undefined || beginners.may(viewer)) && (
        <p>
          <LinkButton href={cityPath(city, '/together/new')}>{words.begin}</LinkButton>
        </p>
      )}
      {own.length > 0 && (
        <Section id="own" title={words.own}>
          <Cards visit={visit} list={own} />
        </Section>
      )}
      <Section id="wanted" title={words.wanted}>
        {wanted.length === 0 ? (
          <EmptyState
            title={words.none}
            text={words.noneText}
            action={{ href: cityPath(city, '/groups'), label: words.toGroups }}
          />
        ) : (
          <Cards visit={visit} list={wanted} />
        )}
      </Section>
    </Stack>
  )
  return { title: words.title, body, shortPath: cityPath(city, '/together') }
}
