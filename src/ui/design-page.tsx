import type { Lang } from '../lib/language.ts'
import { Door, Doors, Hero, Section } from './components/index.ts'
import { AccentSamples } from './design/accent-samples.tsx'
import { ChartSamples } from './design/chart-samples.tsx'
import { ErrorSamples, FormSamples } from './design/form-samples.tsx'
import { ListSamples } from './design/list-samples.tsx'
import { designMessages } from './design/messages.ts'
import { PeopleSamples } from './design/people-samples.tsx'
import { ReadingSamples } from './design/reading-samples.tsx'
import { OtherTurns, ThreadSamples } from './design/thread-samples.tsx'

/** Every component in its states: the content of a page, to be framed by `Document`. */
export const DesignPage = ({ lang }: { lang: Lang }) => {
  const words = designMessages(lang)
  return (
    <>
      <Hero kicker="Yui 結" title={words.title} lead={words.lead} />
      <Doors>
        <Door href="#thread" title={words.thread} />
        <Door href="#forms" title={words.forms} />
        <Door href="#charts" title={words.charts} />
      </Doors>
      <Section id="accents" title={words.accents} lead={words.accentsLead}>
        <AccentSamples lang={lang} />
      </Section>
      <Section id="thread" title={words.thread}>
        <ThreadSamples lang={lang} />
        <OtherTurns lang={lang} />
      </Section>
      <Section id="reading" title={words.reading}>
        <ReadingSamples lang={lang} />
      </Section>
      <Section id="lists" title={words.lists}>
        <ListSamples lang={lang} />
      </Section>
      <Section id="forms" title={words.forms}>
        <FormSamples lang={lang} />
      </Section>
      <Section id="errors" title={words.formsWithErrors}>
        <ErrorSamples lang={lang} />
      </Section>
      <Section id="charts" title={words.charts}>
        <ChartSamples lang={lang} />
      </Section>
      <Section id="people" title={words.people}>
        <PeopleSamples lang={lang} />
      </Section>
    </>
  )
}
