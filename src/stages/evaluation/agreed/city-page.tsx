import { found } from '../../../core/web/errors.ts'
import { anyone } from '../../../core/web/policies.ts'
import { page, type Route } from '../../../core/web/route.ts'
import { Heading, PrintButton } from '../../../ui/components/index.ts'
import { Origin } from '../pages/origin.tsx'
import { planOf } from '../plan.ts'
import { agreedMessages } from './messages.ts'
import { PlanText } from './pages.tsx'

/** What the city asks in looking back, to be read before any case is: also while no section works with it yet. */
export const cityQuestionsRoute: Route = page('/evaluation/questions', {
  policy: anyone,
  show: async ({ runtime, city, lang }) => {
    const edition = await runtime.directory.definition(city.edition.id)
    const plan = planOf(found(edition.evaluation))
    const words = agreedMessages(lang)
    const body = (
      <>
        <Heading level={1} lead={words.leadCity}>
          {words.title}
        </Heading>
        <PlanText lang={lang} plan={plan} />
        <Origin lang={lang} questions={plan} />
        <p>
          <PrintButton lang={lang} />
        </p>
      </>
    )
    return { title: words.title, body }
  },
})
