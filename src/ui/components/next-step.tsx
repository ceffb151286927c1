import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { LinkButton } from '../forms/button.tsx'
import { Icon } from '../icons.tsx'
import { uiMessages } from '../messages.ts'
import { Chip } from './chip.tsx'

type NextStepProps = {
  lang: Lang
  /** Unique on the page; set it where a page has several. */
  id?: string
  /** Whose turn it is, by name; left out where it is nobody's. */
  whose?: string
  /** True where it is the reader's own turn. */
  yours?: boolean
  /** What is to be done, in one sentence. */
  what: Child
  by?: Child
  overdue?: boolean
  action?: { href: string; label: Child }
  /** A form or further explanation in place of, or below, the action. */
  children?: Child
}

const turn = ({ lang, whose, yours }: NextStepProps) => {
  const words = uiMessages(lang)
  if (yours) return words.yourTurn
  return whose ? words.turnOf(whose) : words.nextStep
}

const DueDate = ({ lang, by, overdue }: Pick<NextStepProps, 'lang' | 'by' | 'overdue'>) => (
  <p class="yui-next-step__by">
    <Icon name="clock" />
    <span>
      {uiMessages(lang).by} <strong>{by}</strong>
    </span>
    {overdue && <Chip tone="error">{uiMessages(lang).overdue}</Chip>}
  </p>
)

/** Whose turn it is, by when, and the one thing to do now. */
export const NextStep = (props: NextStepProps) => (
  <section
    class={props.yours ? 'yui-next-step yui-next-step--yours' : 'yui-next-step'}
    aria-labelledby={props.id ?? 'next-step'}
  >
    <h2 class="yui-next-step__turn" id={props.id ?? 'next-step'}>
      {turn(props)}
    </h2>
    <p class="yui-next-step__what">{props.what}</p>
    {props.by && <DueDate lang={props.lang} by={props.by} overdue={props.overdue} />}
    {props.action && (
      <p class="yui-next-step__action">
        <LinkButton href={props.action.href}>{props.action.label}</LinkButton>
      </p>
    )}
    {props.children}
  </section>
)
