/** 結: two ribbons tied once, each passing over and under the other. */
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
    <path class="yui-mark__ink" d="M5 39C13 39 17 33 21 27L29 15c4-6 14-5 14 3 0 7-9 8-14 3" />
    <path class="yui-mark__gap" d="M17 15l14 18" />
    <path class="yui-mark__accent" d="M43 39c-8 0-12-6-16-12L19 15C15 9 5 10 5 18c0 7 9 8 14 3" />
  </svg>
)
