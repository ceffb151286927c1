import type { Joint } from '../../../core/joint/index.ts'
import type { Lang } from '../../../lib/language.ts'
import { DataTable, Disclosure, PlainText } from '../../../ui/components/index.ts'
import { differences } from '../differences.ts'
import { agreementMessages } from '../messages.ts'
import type { Agreement } from '../rules.ts'
import { lineName } from '../words.ts'

/** Old and new beside each other, line by line: nobody has to look for what was changed. */
export const Differences = ({ lang, joint }: { lang: Lang; joint: Joint<Agreement> }) => {
  if (joint.previous === null) return null
  const words = agreementMessages(lang)
  const rows = differences(joint.previous, joint.document)
  if (rows.length === 0) return null
  return (
    <Disclosure summary={words.differences} open>
      <DataTable
        id="differences"
        caption={words.differences}
        columns={[words.item, words.before, words.after].map((label) => ({ label }))}
        rows={rows.map(({ key, before, after }) => [
          lineName(key, lang),
          <PlainText text={before === '' ? words.nothing : before} />,
          <PlainText text={after === '' ? words.nothing : after} />,
        ])}
      />
    </Disclosure>
  )
}
