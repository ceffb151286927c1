import type { Joint } from '../../../core/joint/index.ts'
import type { Lang } from '../../../lib/language.ts'
import { DescriptionList, Disclosure, PlainText } from '../../../ui/components/index.ts'
import { type Difference, differences } from '../differences.ts'
import { agreementMessages } from '../messages.ts'
import type { Agreement } from '../rules.ts'
import { lineName } from '../words.ts'

const Change = ({ lang, before, after }: Difference & { lang: Lang }) => {
  const words = agreementMessages(lang)
  return (
    <>
      <p>{words.before}</p>
      <del>
        <PlainText text={before === '' ? words.nothing : before} />
      </del>
      <p>{words.after}</p>
      <ins>
        <PlainText text={after === '' ? words.nothing : after} />
      </ins>
    </>
  )
}

/** Old and new one below the other, line by line: nobody has to look for what was changed. */
export const Differences = ({ lang, joint }: { lang: Lang; joint: Joint<Agreement> }) => {
  if (joint.previous === null) return null
  const words = agreementMessages(lang)
  const rows = differences(joint.previous, joint.document)
  if (rows.length === 0) return null
  return (
    <Disclosure summary={words.differences} open>
      <DescriptionList
        items={rows.map((row) => ({
          term: lineName(row.key, lang),
          description: <Change lang={lang} {...row} />,
        }))}
      />
    </Disclosure>
  )
}
