import type { Child } from 'hono/jsx'
import { findCase } from '../../../core/case/find.ts'
import { isStaff } from '../../../core/people/viewer.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { type Page, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { readSheetCode, type SheetCode, sheetCode } from '../../../lib/sheet-code.ts'
import { DescriptionList, Heading } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { sheetPageMessages } from './messages.ts'

type Told = { title: string; text: string; action: { href: string; label: string }; more?: Child }

/** Whoever may know of the case is led to it; to everybody else it is the same whether there is such a case or not. */
async function ofCase(visit: Visit, { number, paper }: SheetCode & { of: 'case' }): Promise<Told> {
  const { city } = visit
  const words = sheetPageMessages(visit.lang)
  const known = await findCase(visit.tx, visit.viewer, number)
  return {
    title: words.case,
    text: `${words[paper]}${known ? '' : words.caseText}`,
    action: known
      ? { href: casePath(city, number), label: words.seeCase }
      : { href: cityPath(city, `/follow?number=${number}`), label: words.follow },
  }
}

async function toldOf(visit: Visit, code: SheetCode): Promise<Told> {
  const { city, viewer } = visit
  const words = sheetPageMessages(visit.lang)
  if (code.of === 'case') return ofCase(visit, code)
  const write = { href: cityPath(city, '/ideas/new'), label: words.onScreen }
  if (code.of === 'draft')
    return {
      title: words.draft,
      text: words.draftText,
      action: isStaff(viewer)
        ? { href: cityPath(city, `/counter/ideas/new?draft=${code.id}`), label: words.draftStaff }
        : write,
    }
  return {
    title: words.blank,
    text: words.blankText(code.edition),
    action: write,
    more: <a href={cityPath(city, '/papers/idea')}>{words.printAgain}</a>,
  }
}

const wrong = ({ lang, city }: Visit): Told => ({
  title: sheetPageMessages(lang).wrong,
  text: sheetPageMessages(lang).wrongText,
  action: { href: cityPath(city), label: sheetPageMessages(lang).home },
})

async function show(visit: Visit): Promise<Page> {
  const words = sheetPageMessages(visit.lang)
  const code = readSheetCode(visit.city.slug, visit.params.code ?? '')
  const told = code ? await toldOf(visit, code) : wrong(visit)
  const body = (
    <>
      <Heading level={1} kicker={words.title} lead={told.text}>
        {told.title}
      </Heading>
      <p>
        <LinkButton href={told.action.href}>{told.action.label}</LinkButton>
      </p>
      {told.more && <p>{told.more}</p>}
      {code && (
        <DescriptionList
          items={[
            { term: words.code, description: <code>{sheetCode(visit.city.slug, code)}</code> },
            { term: words.hash, description: <code>{code.hash}</code> },
          ]}
        />
      )}
    </>
  )
  return { title: words.title, body, status: code ? 200 : 404, breadcrumbs: [{ label: words.title }] }
}

/** What a printed sheet is, asked by its QR code. */
export const sheetRoutes: readonly Route[] = [page('/sheets/:code', { policy: anyone, show })]
