const paths = {
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 7v7m0-10v.5',
  success: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4.5 9.3 3.2 3.2 6-6.6',
  warning: 'M12 3.5 2.5 20h19L12 3.5Zm0 6.5v5m0 2v.5',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5Zm4 4.5v6m0 2.5v.5',
  next: 'm9 5 7 7-7 7',
  previous: 'm15 5-7 7 7 7',
  phone: 'M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L21 21',
  menu: 'M4 7h16M4 12h16M4 17h16',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5.5l3.5 2',
  check: 'm5 12.5 4.5 4.5L19 7',
} as const

export type IconName = keyof typeof paths

/** A drawing beside words that already say the same, so it is hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    class="yui-icon"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
