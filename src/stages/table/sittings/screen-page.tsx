import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Heading, Stack } from '../../../ui/components/index.ts'
import { crumbs } from '../crumbs.ts'
import { tablePath } from '../here.ts'
import { tableMessages } from '../messages.ts'
import { minutesMessages } from '../minutes/messages.ts'
import type { Sitting } from '../rules.ts'
import { sittingMessages } from './messages.ts'
import { Agenda, whenOf } from './sitting-page.tsx'

/** For a projector: the agenda, who sits there, and the goal, large and without forms. */
export function screenPage(visit: CaseVisit, sitting: Sitting, goal: string): Page {
  const { lang, case: subject } = visit
  const words = sittingMessages(lang)
  const number = words.sitting(sitting.number)
  return {
    title: `${number} ${subject.title}`,
    breadcrumbs: crumbs(
      visit,
      { label: number, href: tablePath(visit, `/sittings/${sitting.number}`) },
      words.screen,
    ),
    body: (
      <div class="yui-projector">
        <Stack>
          <Heading level={1} kicker={`${number}　${whenOf(visit, sitting)}`}>
            {subject.title}
          </Heading>
          <Agenda visit={visit} sitting={sitting} />
          {goal !== '' && (
            <p>
              <strong>{minutesMessages(lang).goal}</strong>
              <br />
              {goal}
            </p>
          )}
          <p>
            <a href={tablePath(visit, '/sheet')}>{tableMessages(lang).openSheet}</a>
          </p>
          <p>{sitting.seats.map(({ name }) => name).join('　・　')}</p>
        </Stack>
      </div>
    ),
  }
}
