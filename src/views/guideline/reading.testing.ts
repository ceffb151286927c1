/** The part of a page that is its own. */
export const mainOf = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

export const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length

export const numbered = (html: string) => count(html, /class="yui-numbered__item"/g)

/** What a person reads: tags gone. */
export const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
