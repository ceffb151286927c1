import type { Child } from 'hono/jsx'
import { classes } from '../class-names.ts'

/** `wide` for sentences: on a phone the region scrolls rather than setting one word a line. */
export type Column = { label: Child; number?: boolean; wide?: boolean }
type DataTableProps = {
  /** Unique on the page: the caption names the scrolling region, which the keyboard can reach. */
  id: string
  caption: Child
  columns: Column[]
  rows: Child[][]
  /** The first cell of a row names the row, unless told otherwise. */
  rowHeader?: boolean
  /** On a phone each row stands by itself, its cells below each other with the names of their columns. */
  stack?: boolean
}

const cellClass = (column?: Column) => {
  if (column?.number) return 'yui-table__number'
  return column?.wide ? 'yui-table__wide' : undefined
}

/** A column's name, to be shown beside the cell where the head of the table is out of sight. */
const labelOf = (column?: Column) => (typeof column?.label === 'string' ? column.label : undefined)

type CellProps = { column: Column | undefined; stack: boolean; children?: Child }

/** Beside its column's name on a phone; marks and buttons keep their shape there. */
const Cell = ({ column, stack, children }: CellProps) => (
  <td class={cellClass(column)} data-label={stack ? labelOf(column) : undefined}>
    {stack && typeof children !== 'string' ? <div>{children}</div> : children}
  </td>
)

/**
 * A table that scrolls within itself, so that the page never does sideways. A group and no landmark: what it is called is
 * often what its section is called.
 */
export const DataTable = ({
  id,
  caption,
  columns,
  rows,
  rowHeader = true,
  stack = false,
}: DataTableProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
  <div
    class={classes('yui-table', stack && 'yui-table--stack')}
    role="group"
    aria-labelledby={`${id}-caption`}
    tabindex={0}
  >
    <table id={id}>
      <caption id={`${id}-caption`}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={cellClass(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, index) =>
              rowHeader && index === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <Cell column={columns[index]} stack={stack}>
                  {cell}
                </Cell>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
