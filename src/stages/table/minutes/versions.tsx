import { type Earlier, isInEffect, type Joint, seesInside } from '../../../core/joint/index.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { DescriptionList, Disclosure, Notice, Section, WordDifference } from '../../../ui/components/index.ts'
import { endedMessages } from '../pages/ended-messages.ts'
import { isAtTable } from '../rules.ts'
import { minutesMessages } from './messages.ts'
import { changesBetween, type Minutes } from './rules.ts'
import { MinutesText } from './text.tsx'

type EarlierProps = { visit: CaseVisit; earlier: readonly Earlier<Minutes>[] }

/** Which version holds: this amendment does, or still the one before it, until all have confirmed. */
const WhatHolds = ({ visit, joint, of }: { visit: CaseVisit; joint: Joint<Minutes>; of: number }) => {
  const words = minutesMessages(visit.lang)
  if (isInEffect(joint)) return <p>{words.amendedVersion(of)}</p>
  if (!isAtTable(visit))
    return <Notice lang={visit.lang} title={endedMessages(visit.lang).amendmentOpen(joint.version, of)} />
  return <Notice lang={visit.lang} kind="warning" title={words.proposed(joint.version, of)} />
}

/** What an amendment changes in the minutes that held before it, word by word: on screen and on paper. */
export const Amendment = ({ visit, joint, earlier }: EarlierProps & { joint: Joint<Minutes> }) => {
  const { lang } = visit
  const words = minutesMessages(lang)
  const { amends, ...content } = joint.document.content
  const before = earlier.find(({ version }) => version === amends?.version)
  if (amends === undefined || before === undefined) return null
  const changes = changesBetween(before.document.content, content)
  return (
    <Section id="amendment" title={words.amendment}>
      <WhatHolds visit={visit} joint={joint} of={amends.version} />
      <DescriptionList
        items={[
          { term: words.why, description: amends.why },
          ...changes.map(({ part, was, is }) => ({
            term: words[part],
            description: <WordDifference lang={lang} before={was} after={is} />,
          })),
        ]}
      />
    </Section>
  )
}

/** Every earlier version stays readable, each behind its own line. */
export const EarlierVersions = ({ visit, earlier }: EarlierProps) => {
  const { lang } = visit
  const words = minutesMessages(lang)
  const moment = (at: string) => formatDateTime(new Date(at), lang)
  const name = ({ version, effectAt }: Earlier<Minutes>) =>
    effectAt === null ? words.earlierVersion(version) : words.heldVersion(version, moment(effectAt))
  return (
    <>
      {earlier.map((one) => (
        <Disclosure summary={name(one)} id={`version-${one.version}`}>
          <p>{seesInside(visit) ? words.writtenBy(one.writtenByName, moment(one.at)) : moment(one.at)}</p>
          {one.document.content.amends && <p>{words.whyWas(one.document.content.amends.why)}</p>}
          <MinutesText
            visit={visit}
            content={one.document.content}
            parties={one.document.parties}
            id={`minutes-todos-${one.version}`}
          />
        </Disclosure>
      ))}
    </>
  )
}
