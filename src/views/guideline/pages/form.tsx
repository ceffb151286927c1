import type { CollaborationForm } from '../../../core/edition/schema/index.ts'
import { takesIdeas } from '../../../core/edition/view.ts'
import { inBrackets, pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  Contents,
  Heading,
  PrintButton,
  Section,
  WithAside,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { formMessages } from '../form-messages.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { formPath } from '../parts.ts'
import { FormFacts } from './form-facts.tsx'
import { Lead, TermChip } from './forms.tsx'
import { ideaWord } from './frame.tsx'
import { Sources } from './sources.tsx'
import { Explain, Say } from './text.tsx'

type Props = { guide: Guide; form: CollaborationForm }

const groupOf = ({ guide, form }: Props) =>
  guide.definition.formGroups.find(({ code }) => code === form.group)

/** A form's name, with its group where another form has the same name. */
export function fullName({ guide, form }: Props): string {
  const { definition, lang } = guide
  const name = pick(form.name, lang)
  const group = groupOf({ guide, form })
  const twice = definition.forms.filter((other) => other.name.ja === form.name.ja).length > 1
  return twice && group ? `${name}${inBrackets(pick(group.name, lang), lang)}` : name
}

const Chips = ({ guide, form }: Props) => {
  const group = groupOf({ guide, form })
  if (!group && !form.term && !form.money) return null
  return (
    <p class="yui-card__chips">
      {group && <Lead guide={guide} leadership={group.leadership} />}
      <TermChip guide={guide} form={form} />
      {form.money && <Chip>{formMessages(guide.lang).money}</Chip>}
    </p>
  )
}

/** The form's namesake: another form, since somebody else leads. */
const SameName = ({ guide, form }: Props) => {
  const words = formMessages(guide.lang)
  const namesakes = guide.definition.forms.filter((other) => other.name.ja === form.name.ja && other !== form)
  if (namesakes.length === 0) return null
  return (
    <Section id="same-name" title={words.sameName}>
      <CardGrid>
        {namesakes.map((other) => (
          <Card href={guide.link(formPath(other.code))} title={fullName({ guide, form: other })}>
            {words.sameNameText(pick(groupOf({ guide, form: other })?.name ?? other.name, guide.lang))}
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}

const Aside = ({ guide, form }: Props) => {
  const { definition, lang, link } = guide
  const words = formMessages(lang)
  return (
    <>
      <section class="yui-card" aria-labelledby={takesIdeas(definition) ? 'start-idea' : undefined}>
        {takesIdeas(definition) && (
          <>
            <h2 class="yui-card__title" id="start-idea">
              {words.startIdea}
            </h2>
            <p>{words.startIdeaText}</p>
            <p class="yui-next-step__action">
              <LinkButton href={link('/ideas/new')}>{messages(lang).writeIdea(ideaWord(guide))}</LinkButton>
            </p>
          </>
        )}
        <p>
          <a href={`${link('/cases')}?form=${encodeURIComponent(form.code)}`}>{words.casesWithForm}</a>
        </p>
      </section>
      <Contents
        label={words.others}
        items={definition.forms.map((other) => ({
          href: link(formPath(other.code)),
          label: fullName({ guide, form: other }),
          current: other === form,
        }))}
      />
    </>
  )
}

/** One form of collaboration, as far as the city describes it. */
export const FormPage = ({ guide, form }: Props) => {
  const { definition, lang } = guide
  const group = groupOf({ guide, form })
  const words = formMessages(lang)
  return (
    <WithAside label={words.startIdea} aside={<Aside guide={guide} form={form} />}>
      <Heading
        level={1}
        kicker={<Say guide={guide} text={group?.name ?? definition.edition.title} />}
        lead={form.gist ? <Explain guide={guide} text={form.gist} /> : words.nameOnly}
      >
        <Say guide={guide} text={form.name} />
      </Heading>
      <Chips guide={guide} form={form} />
      <FormFacts guide={guide} form={form} />
      <SameName guide={guide} form={form} />
      <Sources guide={guide} facts={[form]} />
      <PrintButton lang={lang} />
    </WithAside>
  )
}
