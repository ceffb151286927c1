type LeadScaleProps = {
  /** The two ends, left and right. */
  ends: [string, string]
  /** Which end the weight lies at, in the words around the picture too. */
  at: 'left' | 'middle' | 'right'
}

const places = { left: 8, middle: 60, right: 112 } as const

/** Between two sides: who leads. A drawing beside words that say the same. */
export const LeadScale = ({ ends: [left, right], at }: LeadScaleProps) => (
  <span class="yui-lead-scale" aria-hidden="true">
    {left}
    <svg width="120" height="16" viewBox="0 0 120 16" aria-hidden="true">
      <path class="yui-lead-scale__line" d="M4 8H116" stroke-width="3" stroke-linecap="round" />
      <circle class="yui-lead-scale__knot" cx={places[at]} cy="8" r="7" />
    </svg>
    {right}
  </span>
)
