import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { Icon } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

export type StepState = 'done' | 'current' | 'upcoming'
export type Step = { label: Child; state: StepState; href?: string; note?: Child }
type StepMapProps = { lang: Lang; label: string; steps: Step[] }

const stateWords = { done: 'stepDone', current: 'stepCurrent', upcoming: 'stepUpcoming' } as const

const StepItem = ({ lang, step }: { lang: Lang; step: Step }) => (
  <li
    class={`yui-step-map__step yui-step-map__step--${step.state}`}
    aria-current={step.state === 'current' ? 'step' : undefined}
  >
    <span class="yui-step-map__knot">{step.state === 'done' && <Icon name="check" />}</span>
    <span class="yui-step-map__label">{step.href ? <a href={step.href}>{step.label}</a> : step.label}</span>
    <span class="yui-step-map__state">{step.note ?? uiMessages(lang)[stateWords[step.state]]}</span>
  </li>
)

/** The thread of a matter from idea to evaluation; across on a wide screen, down on a narrow one. */
export const StepMap = ({ lang, label, steps }: StepMapProps) => (
  <ol class="yui-step-map" aria-label={label}>
    {steps.map((step) => (
      <StepItem lang={lang} step={step} />
    ))}
  </ol>
)
