const shapes = [
  <circle class="yui-shape yui-shape--solid" r="8" />,
  <rect class="yui-shape yui-shape--hollow" x="-7" y="-7" width="14" height="14" />,
  <path class="yui-shape yui-shape--solid" d="M0-9 9 7H-9Z" />,
  <path class="yui-shape yui-shape--hollow" d="M0-9 9 0 0 9-9 0Z" />,
  <path class="yui-shape yui-shape--line" d="M-6-6 6 6M6-6-6 6" />,
  <path class="yui-shape yui-shape--line" d="M0-8V8M-8 0H8" />,
]

/** A mark per party that is told apart by its form, so that the chart reads in greyscale. */
export const PartyShape = ({ index }: { index: number }) => <>{shapes[index % shapes.length]}</>
