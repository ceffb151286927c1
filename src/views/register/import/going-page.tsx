import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { Heading, Notice, Stack } from '../../../ui/components/index.ts'
import { crumbsOf } from '../pages/crumbs.ts'
import { importMessages } from './messages.ts'
import type { Import } from './store.ts'
import { base } from './words.ts'

const Going = ({ visit, read }: { visit: Visit; read: Import }) => {
  const { lang, city } = visit
  const words = importMessages(lang)
  const taking = read.state === 'taking'
  const titles: Partial<Record<Import['state'], string>> = {
    taking: words.working,
    undoing: words.undoing,
  }
  return (
    <Notice lang={lang} kind="info" title={titles[read.state] ?? words.checking}>
      <p>{words.workingText}</p>
      {taking && (
        <p>
          {read.done} / {read.rows}
        </p>
      )}
      <p>
        <a href={cityPath(city, `${base}/${read.id}`)}>{words.look}</a>
      </p>
    </Notice>
  )
}

const Undone = ({ visit: { lang, city } }: { visit: Visit }) => {
  const words = importMessages(lang)
  return (
    <Notice lang={lang} kind="success" title={words.undone}>
      <p>{words.undoneText}</p>
      <p>
        <a href={cityPath(city, base)}>{words.bring}</a>
      </p>
    </Notice>
  )
}

/** While the job is at it nothing can be chosen. */
export function goingPage(visit: Visit, read: Import): Page {
  const words = importMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1} kicker={read.file_name}>
        {words.checkTitle}
      </Heading>
      {read.state === 'undone' ? <Undone visit={visit} /> : <Going visit={visit} read={read} />}
    </Stack>
  )
  return {
    title: words.checkTitle,
    body,
    breadcrumbs: crumbsOf(visit, { label: words.title, href: base }),
  }
}
