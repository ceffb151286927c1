/** 結: two ribbons tied once. Each goes over the other in one place and under it in the other: equals. */
export const Mark = ({ title }: { title?: string }) => (
  <svg
    class="yui-mark"
    viewBox="0 0 48 48"
    width="40"
    height="40"
    fill="none"
    stroke-linecap="round"
    stroke-width="5"
    role={title ? 'img' : undefined}
    aria-label={title}
    aria-hidden={title ? undefined : 'true'}
  >
    <path class="yui-mark__ink" d="M38 45C30 36 6 34 6 18 6 4 27 3 30 20" />
    <path class="yui-mark__gap" d="M11.3 43.7C16.7 38.9 26.7 36.1 33.8 31.3" />
    <path class="yui-mark__accent" d="M10 45C18 36 42 34 42 18 42 4 21 3 18 20" />
    <path class="yui-mark__gap" d="M12 8.3C18.3 5.6 27.5 8.7 29.8 19" />
    <path class="yui-mark__ink" d="M12 8.3C18.3 5.6 27.5 8.7 30 20" />
  </svg>
)
