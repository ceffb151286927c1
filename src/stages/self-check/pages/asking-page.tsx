import type { AskingNode } from '../../../core/edition/self-check.ts'
import { walkUpTo, writeWalk } from '../../../core/edition/self-check.ts'
import { pick } from '../../../lib/language.ts'
import { Heading, Notice } from '../../../ui/components/index.ts'
import { Button, ErrorSummary } from '../../../ui/forms.tsx'
import { messages, numberOf } from '../messages.ts'
import { itemName, openItems, walkPath } from '../rules.ts'
import { CheckMap, type CheckView, MapInWords } from './map.tsx'
import { ChoiceQuestion, ListQuestions, TagQuestion } from './questions.tsx'
import { CheckSource } from './source.tsx'

const Questions = ({ view, node }: { view: CheckView; node: AskingNode }) => {
  if (node.kind === 'list') return <ListQuestions view={view} node={node} />
  return node.kind === 'choice' ? <ChoiceQuestion view={view} node={node} /> : <TagQuestion {...view} />
}

function errorsOf({ lang, walk }: CheckView) {
  const words = messages(lang)
  return openItems(walk).map((index) => ({
    field: itemName(index),
    message: walk.at.kind === 'list' ? words.unanswered(numberOf(index)) : words.unchosen,
  }))
}

const WaysBack = ({ lang, walk, link }: CheckView) => {
  const words = messages(lang)
  const last = walk.answered.length - 1
  if (last < 0) return null
  return (
    <p>
      <a href={link(walkPath(walkUpTo(walk, last)))}>{words.previous}</a>
      {last > 0 && (
        <>
          {' ／ '}
          <a href={link('/self-check')}>{words.restart}</a>
        </>
      )}
    </p>
  )
}

const AskingForm = ({ view, node }: { view: CheckView; node: AskingNode }) => (
  <form class="yui-form" method="get" action={view.link('/self-check/answers')} novalidate>
    <input type="hidden" name="a" value={writeWalk({ ...view.walk, partial: undefined })} />
    <Questions view={view} node={node} />
    <p>
      <Button>{messages(view.lang).goOn}</Button>
    </p>
  </form>
)

/** One list of the check: the map, its items, and the way on. */
export const AskingPage = ({ view, node }: { view: CheckView; node: AskingNode }) => {
  const { lang, selfCheck, walk } = view
  const words = messages(lang)
  const lead = node.gist ?? (walk.answered.length === 0 ? selfCheck.gist : undefined)
  return (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(view)} />
      <Heading
        level={1}
        kicker={[words.name, node.label && pick(node.label, lang)].filter(Boolean).join('　')}
        lead={lead && pick(lead, lang)}
      >
        {pick(node.title, lang)}
      </Heading>
      <CheckMap {...view} />
      {walk.answered.length === 0 && <p>{words.how}</p>}
      {selfCheck.proposedByYui && walk.answered.length === 0 && (
        <Notice lang={lang}>
          <p>{words.proposedByYui}</p>
        </Notice>
      )}
      <AskingForm view={view} node={node} />
      <WaysBack {...view} />
      <MapInWords {...view} />
      <CheckSource view={view} node={node} />
    </>
  )
}
