/** What is kept over a reload, and by which the same file is known again. */
export type Kept = { token: string; name: string; size: number; at: number }
export type Item = {
  file: File | undefined
  kept: Kept
  line: HTMLLIElement
  gone: boolean
  done: boolean
}

const say = (bytes: number): string =>
  bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toFixed(1)} MB`

export const sentOf = ({ line }: Item): number => line.querySelector('progress')?.value ?? 0

function cancelButton(label: string, drop: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'yui-button yui-button--quiet'
  button.textContent = label
  button.addEventListener('click', drop)
  return button
}

type Shown = { text: string; sent?: number; cancel: string; drop: () => void }

/** A file of the list: how far it is in words and as a bar, and a button to leave it out. */
export function showLine({ kept, line }: Item, { text, sent, cancel, drop }: Shown): void {
  const words = document.createElement('span')
  const size = sent === undefined ? say(kept.size) : `${say(sent)} / ${say(kept.size)}`
  words.textContent = `${kept.name} ${size} ${text} `
  const bar = document.createElement('progress')
  bar.max = kept.size
  bar.value = sent ?? 0
  bar.setAttribute('aria-label', kept.name)
  line.replaceChildren(words, ...(sent === undefined ? [] : [bar]), cancelButton(cancel, drop))
}
