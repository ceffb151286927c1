import type { Child } from 'hono/jsx'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { Card, CardGrid, NumberedList, Section } from '../../../ui/components/index.ts'
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

const sides = ['citizens', 'government'] as const

/** What is told of a step; side by side where the city tells each side something of its own. */
const Told = ({ guide, step }: { guide: Guide; step: Step }) => {
  const words = stepMessages(guide.lang)
  const toldTo = (side: 'citizens' | 'government' | 'all') =>
    step.points.filter((point) => point.for === side).map(({ text }) => text)
  const apart = sides.filter((side) => toldTo(side).length > 0)
  return (
    <>
      {toldTo('all').length > 0 && <Points guide={guide} points={toldTo('all')} />}
      {apart.length > 0 && (
        <CardGrid>
          {apart.map((side) => (
            <Card title={words[side]} level={4}>
              <Points guide={guide} points={toldTo(side)} />
            </Card>
          ))}
        </CardGrid>
      )}
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
      <Told guide={guide} step={step} />
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
        numbered={steps.every(({ label }) => label === undefined)}
        items={steps.map((step) => ({
          id: step.code,
          title: <Say guide={guide} text={step.title} />,
          kicker: step.label && <Say guide={guide} text={step.label} />,
          body: <StepBody guide={guide} step={step} />,
        }))}
      />
    </Section>
  )
}
