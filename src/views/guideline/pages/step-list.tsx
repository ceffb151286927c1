import type { Child } from 'hono/jsx'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { NumberedList, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { isPublished, partPath } from '../parts.ts'
import { stepMessages } from '../step-messages.ts'
import { Explain, Points, Say } from './text.tsx'

type Step = Definition['steps'][number]

/** Where a reader goes from a step: to do it, or to read about it. */
function wayOn(
  { definition, lang, link }: Guide,
  stage: Step['stage'],
): { href: string; label: string } | undefined {
  const words = stepMessages(lang)
  if (stage === 'selfCheck' && definition.selfCheck)
    return { href: link('/self-check'), label: words.checkHere }
  if (stage === 'consultation') return { href: link(partPath('desks')), label: words.toDesks }
  if (stage === 'form' && isPublished(definition, 'forms'))
    return { href: link(partPath('forms')), label: words.toForms }
  if (stage === 'running' && isPublished(definition, 'principles'))
    return { href: link(partPath('principles')), label: words.toPrinciples }
  return undefined
}

/** What is told of a step, apart for each side where the city tells it so. */
const Sides = ({ guide, step }: { guide: Guide; step: Step }) => {
  const words = stepMessages(guide.lang)
  const sides = ['citizens', 'government', 'all'] as const
  const oneVoice = step.points.every((point) => point.for === 'all')
  return (
    <>
      {sides.map((side) => {
        const points = step.points.filter((point) => point.for === side).map(({ text }) => text)
        if (points.length === 0) return null
        return (
          <>
            {!oneVoice && (
              <p>
                <strong>{words[side]}</strong>
              </p>
            )}
            <Points guide={guide} points={points} />
          </>
        )
      })}
    </>
  )
}

const StepBody = ({ guide, step }: { guide: Guide; step: Step }): Child => {
  const way = wayOn(guide, step.stage)
  return (
    <>
      {step.gist && (
        <p>
          <Explain guide={guide} text={step.gist} />
        </p>
      )}
      <Sides guide={guide} step={step} />
      {way && (
        <p>
          <a href={way.href}>{way.label}</a>
        </p>
      )}
    </>
  )
}

export const StepList = ({ guide }: { guide: Guide }) => {
  const { steps } = guide.definition
  if (steps.length === 0) return null
  return (
    <Section id="each-step" title={stepMessages(guide.lang).eachStep}>
      <NumberedList
        items={steps.map((step) => ({
          id: step.code,
          title: <Say guide={guide} text={step.title} />,
          slogan: step.label && <Say guide={guide} text={step.label} />,
          body: <StepBody guide={guide} step={step} />,
        }))}
      />
    </Section>
  )
}
