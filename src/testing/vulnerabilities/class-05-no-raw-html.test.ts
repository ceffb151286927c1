import { expect, test } from 'vitest'
import { placesOf, shippedSources } from '../sources.ts'

/*
 * Classes 5 and 7: nobody writes HTML here, administrators and operators included, so nothing has to be cleaned. Text
 * becomes a page through the escaping renderer alone; every way around it stands below with the reason.
 */
test('the search sees what it looks for', () => {
  expect(shippedSources().length).toBeGreaterThan(300)
  const probe = [
    { file: 'x', text: 'el.innerHTML = a; raw(b)\n<p dangerouslySetInnerHTML={c} />; html`<b>`' },
  ]
  expect(placesOf(around, probe)).toHaveLength(4)
})

const around =
  /(?<!\.)\braw\(|dangerouslySetInnerHTML|\bhtml`|(inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc|createContextualFragment|setHTML|DOMParser/g

test('the renderer is passed by in few places, and none takes words of people (classes 5 and 7)', () => {
  expect(placesOf(around)).toEqual([
    // What the renderer itself made, kept as text.
    'src/core/web/pieces.ts: raw(',
    // What the server itself rendered, parsed without running anything.
    'src/ui/islands/live-parts.ts: DOMParser',
    'src/ui/islands/similar-cases.ts: DOMParser',
    // The first line of every page.
    'src/ui/layout.tsx: raw(',
  ])
  expect(placesOf(/(?<!\.)\braw\([^)]*\)/g)).toEqual([
    'src/core/web/pieces.ts: raw(text)',
    "src/ui/layout.tsx: raw('<!doctype html>')",
  ])
})

test('raw HTML is taken from nowhere else under another name', () => {
  expect(placesOf(/import[^;\n]*from 'hono\/(html|utils\/html|helper)[^']*'/g)).toEqual([
    "src/core/web/pieces.ts: import { raw } from 'hono/html'",
    "src/ui/layout.tsx: import { raw } from 'hono/html'",
  ])
})

test('no package that turns marked-up text into HTML is among ours', () => {
  expect(
    placesOf(/from '(marked|markdown-it|showdown|remark|rehype|dompurify|sanitize-html)[^']*'/g),
  ).toEqual([])
})

test('a page is sent as HTML only by who sends rendered pages', () => {
  expect(placesOf(/text\/html|\bc\.html\(/g).map((place) => place.replace(/: .*/, ''))).toEqual([
    'src/core/web/app.ts',
    'src/core/web/kept-page.ts',
    'src/core/web/send.ts',
    // A rendered part of a page, for the scripts that show similar cases and keep the shared sheet up to date.
    'src/stages/idea/similar/routes.tsx',
    'src/stages/table/sheet/routes.tsx',
    'src/ui/islands/live-parts.ts',
    'src/ui/islands/similar-cases.ts',
    'src/views/home/index.ts',
    'src/views/home/index.ts',
  ])
})
