import { findScan, maySeeScan, ScanPages } from '../../../core/scan/index.ts'
import { boardName } from '../../../core/vision/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId, isUuid } from '../../../lib/ids.ts'
import { Heading, Notice, Stack } from '../../../ui/components/index.ts'
import { Button, CheckboxField, ErrorSummary, Form, SelectField } from '../../../ui/forms.tsx'
import { crumbsOf } from '../board/parts.tsx'
import type { Theme } from '../queries.ts'
import { office } from '../rules.ts'
import { PostFields, postLabels } from '../write/fields.tsx'
import { writeMessages } from '../write/messages.ts'
import { deskMessages } from './messages.ts'

/** The paper that is typed in, beside the form; one sheet may hold several cards, so it stays until somebody settles it. */
const Scanned = async ({ visit, scan }: { visit: Visit; scan: string }) => {
  const { lang, city } = visit
  const row = isUuid(scan) ? await findScan(visit.tx, scan, 'look') : undefined
  if (row?.state !== 'waiting' || !maySeeScan(visit.viewer, row)) return null
  return (
    <>
      <input type="hidden" name="scan" value={scan} />
      <p>
        {deskMessages(lang).cardScan}{' '}
        <a href={cityPath(city, `/counter/scans/${scan}`)}>{deskMessages(lang).toScan}</a>
      </p>
      <ScanPages visit={visit} id={scan} pages={row.pages} />
    </>
  )
}

const Publish = ({ visit: { lang, viewer }, kept }: { visit: Visit; kept: Failed['kept'] }) =>
  office.may(viewer) ? (
    <CheckboxField
      lang={lang}
      name="publish"
      label={deskMessages(lang).publish}
      checked={keptText(kept, 'publish') === 'yes'}
    />
  ) : null

/** Typed in from a card; the office, which checks them, may publish it in the same breath. */
export function cardPage(visit: Visit, themes: readonly Theme[], failed?: Failed): Page {
  const { lang, city, query } = visit
  const words = deskMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, postLabels(lang), {
    contactInIt: writeMessages(lang).contactInIt,
  })
  const kept = failed?.kept ?? { theme: query.theme ?? '', scan: query.scan ?? '' }
  const scan = keptText(kept, 'scan')
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={boardName(visit)} lead={words.cardLead}>
        {words.card}
      </Heading>
      {query.typed && <Notice lang={lang} kind="success" title={words.cardDone(query.typed)} />}
      <Form lang={lang} action={cityPath(city, '/vision/desk/card')} submissionId={blindId()}>
        {scan !== '' && <Scanned visit={visit} scan={scan} />}
        <PostFields visit={visit} kept={kept} errors={errors} />
        {themes.length > 0 && (
          <SelectField
            lang={lang}
            name="theme"
            label={writeMessages(lang).theme}
            value={keptText(kept, 'theme')}
            options={themes.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <Publish visit={visit} kept={kept} />
        <p>
          <Button>{words.cardSave}</Button>
        </p>
      </Form>
    </Stack>
  )
  return { title: words.card, body, breadcrumbs: crumbsOf(visit, { label: words.card }) }
}
