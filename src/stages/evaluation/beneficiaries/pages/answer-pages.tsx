import { formPage } from '../../../../core/web/form-page.tsx'
import { casePath, cityPath } from '../../../../core/web/paths.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../../core/web/visit.ts'
import { type Lang, pick } from '../../../../lib/language.ts'
import { Heading, Notice, Stack } from '../../../../ui/components/index.ts'
import { Button, LinkButton, TextField } from '../../../../ui/forms.tsx'
import { voiceMessages } from '../messages.ts'
import type { AskHere } from '../queries.ts'
import { type Ask, foldCode, isAsking, isYuis, type VoiceQuestion } from '../rules.ts'
import { crumbsOf } from './crumbs.ts'
import { Questions } from './questions.tsx'

const labelsOf = (lang: Lang, questions: readonly VoiceQuestion[]) => ({
  code: voiceMessages(lang).paperCode,
  ...Object.fromEntries(
    questions.flatMap(({ question }, index) =>
      ['mark', 'words'].map((part) => [`answers.${index}.${part}`, pick(question, lang)]),
    ),
  ),
})
const mistakesOf = (lang: Lang) => {
  const { nothingAnswered, badCode } = voiceMessages(lang)
  return { nothingAnswered, badCode }
}

type State = 'sent' | 'used' | 'over'
function stateOf(visit: Visit, asked: AskHere): State | undefined {
  if (visit.query.done === 'sent') return 'sent'
  if (!isAsking(asked, visit.today)) return 'over'
  return asked.used ? 'used' : undefined
}

function toldPage({ lang, city }: Visit, { number }: AskHere, state: State): Page {
  const words = voiceMessages(lang)
  const said = {
    sent: [words.thanks, words.thanksText],
    used: [words.used, words.usedText],
    over: [words.over, words.overText],
  }[state]
  const [title = '', text = ''] = said
  const body = (
    <Stack>
      <Heading level={1} lead={text}>
        {title}
      </Heading>
      <p>
        <LinkButton kind="secondary" href={casePath(city, number)}>
          {words.toCase}
        </LinkButton>
      </p>
    </Stack>
  )
  return { title, body }
}

/** What one who was there is asked; no name, no account. */
export function answerPage(visit: Visit, asked: AskHere, failed?: Failed): Page {
  const { lang } = visit
  const words = voiceMessages(lang)
  const state = failed ? undefined : stateOf(visit, asked)
  if (state) return toldPage(visit, asked, state)
  const { questions } = asked
  return formPage(visit, {
    failed,
    title: words.formTitle(asked.title),
    to: `/voice/${foldCode(visit.params.voice ?? '')}`,
    values: {},
    labels: labelsOf(lang, questions),
    mistakes: mistakesOf(lang),
    button: words.send,
    breadcrumbs: [],
    above: (
      <>
        <p>{words.formLead}</p>
        <Notice lang={lang}>
          <p>{words.whoReads}</p>
          {isYuis(questions) && <p>{words.yuis}</p>}
        </Notice>
      </>
    ),
    fields: (field, values) => (
      <Questions lang={lang} questions={questions} values={values} error={(name) => field(name).error} />
    ),
  })
}

/** For whoever has the printed code and no camera. */
export function enterPage(visit: Visit, typed: string): Page {
  const { lang, city } = visit
  const words = voiceMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.enterLead}>
        {words.enterTitle}
      </Heading>
      <form method="get" action={cityPath(city, '/voice')}>
        <TextField
          lang={lang}
          name="code"
          label={words.enterCode}
          hint={words.enterHint}
          value={typed}
          error={typed === '' ? undefined : words.noSuchCode}
          required
          width="m"
        />
        <Button>{words.enter}</Button>
      </form>
    </Stack>
  )
  return { title: words.enterTitle, body, breadcrumbs: [{ label: words.enterTitle }] }
}

/** One paper after another, by the section in charge. */
export function paperPage(visit: CaseVisit, asked: Ask, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = voiceMessages(lang)
  const { questions } = asked
  return formPage(visit, {
    failed,
    title: words.typePaper,
    kicker: subject.title,
    to: `/cases/${subject.number}/evaluation/voices/paper`,
    values: {},
    labels: labelsOf(lang, questions),
    mistakes: mistakesOf(lang),
    button: words.add,
    breadcrumbs: crumbsOf(visit, words.typePaper),
    above: (
      <>
        {visit.query.done === 'saved' && !failed && (
          <Notice lang={lang} kind="success" title={words.typedIn} />
        )}
        <p>{words.paperLead}</p>
      </>
    ),
    fields: (field, values) => (
      <>
        <TextField {...field('code')} hint={words.paperCodeHint} maxlength={30} width="m" />
        <Questions lang={lang} questions={questions} values={values} error={(name) => field(name).error} />
      </>
    ),
  })
}
