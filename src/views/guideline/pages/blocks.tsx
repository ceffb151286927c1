import type { Definition } from '../../../core/edition/schema/index.ts'
import { type NumberedItem, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { AskCity } from './sources.tsx'
import { Explain, Points, Say } from './text.tsx'

type Block = Definition['reasons'][number]

const BlockText = ({ guide, block }: { guide: Guide; block: Block }) => (
  <>
    {block.gist && (
      <p>
        <Explain guide={guide} text={block.gist} />
      </p>
    )}
    {block.points && block.points.length > 0 && <Points guide={guide} points={block.points} />}
    <AskCity guide={guide} fact={block} />
  </>
)

/** Blocks that the city counts, as numbered items. */
export const numberedBlocks = (guide: Guide, blocks: readonly Block[]): NumberedItem[] =>
  blocks.map((block) => ({
    id: block.code,
    title: block.title ? <Say guide={guide} text={block.title} /> : '',
    body: <BlockText guide={guide} block={block} />,
  }))

/** Titled paragraphs one below the other; nothing at all where there are none. */
export const Blocks = ({
  guide,
  id,
  title,
  blocks,
}: {
  guide: Guide
  id: string
  title: string
  blocks: readonly Block[]
}) =>
  blocks.length === 0 ? null : (
    <Section id={id} title={title}>
      <div class="yui-prose">
        {blocks.map((block) => (
          <>
            {block.title && (
              <h3>
                <Say guide={guide} text={block.title} />
              </h3>
            )}
            <BlockText guide={guide} block={block} />
          </>
        ))}
      </div>
    </Section>
  )
