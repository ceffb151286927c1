/** Reads a form of one of our own pages as a browser would send it: hidden values, what stands in fields, what is chosen. */
export type FormOnPage = { action: string; fields: [name: string, value: string][]; names: Set<string> }

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ??
  (new RegExp(`\\s${name}(\\s|>|/)`).test(tag) ? '' : undefined)

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')

type Read = { name: string; value: string; sent: boolean }

function readInput(tag: string): Read[] {
  const name = attribute(tag, 'name')
  if (name === undefined) return []
  const type = attribute(tag, 'type') ?? 'text'
  const choice = type === 'radio' || type === 'checkbox'
  return [
    {
      name,
      value: plain(attribute(tag, 'value') ?? ''),
      sent: type !== 'file' && (!choice || attribute(tag, 'checked') !== undefined),
    },
  ]
}

function readSelect(tag: string, inner: string): Read[] {
  const chosen = [...inner.matchAll(/<option[^>]*>/g)]
    .map((hit) => hit[0])
    .find((option) => attribute(option, 'selected') !== undefined)
  return [
    { name: attribute(tag, 'name') ?? '', value: plain(attribute(chosen ?? '', 'value') ?? ''), sent: true },
  ]
}

function readControls(html: string): Read[] {
  const controls = html.matchAll(
    /<input[^>]*>|<textarea[^>]*>([\s\S]*?)<\/textarea>|<select[^>]*>([\s\S]*?)<\/select>/g,
  )
  return [...controls].flatMap(([tag, text, options]) => {
    if (tag.startsWith('<textarea'))
      return [{ name: attribute(tag, 'name') ?? '', value: plain(text ?? ''), sent: true }]
    return tag.startsWith('<select') ? readSelect(tag, options ?? '') : readInput(tag)
  })
}

/** The form of a page that is sent to an address ending as given. */
export function formOn(html: string, actionEnd: string): FormOnPage | undefined {
  for (const [tag, inner] of [...html.matchAll(/(<form[^>]*>)([\s\S]*?)<\/form>/g)].map(
    (hit) => [hit[1] ?? '', hit[2] ?? ''] as const,
  )) {
    const action = plain(attribute(tag, 'action') ?? '')
    if (!action.endsWith(actionEnd)) continue
    const reads = readControls(inner)
    return {
      action,
      fields: reads.filter((read) => read.sent).map((read) => [read.name, read.value]),
      names: new Set(reads.map((read) => read.name)),
    }
  }
  return undefined
}
