import type { Lang } from '../../../lib/language.ts'
import { DataTable } from '../../../ui/components/index.ts'
import { boardMessages } from './messages.ts'

type Growth = { posts: number; ideas: number; cases: number }
const width = 360
const ground = 92
const mostSeeds = 24
const mostStems = 8

const spread = (count: number, at: number): number => ((at + 0.5) * (width - 24)) / count + 12

const Seeds = ({ count }: { count: number }) => {
  const shown = Math.min(count, mostSeeds)
  return (
    <>
      {Array.from({ length: shown }, (_, at) => (
        <circle class="yui-garden__seed" cx={spread(shown, at)} cy={ground + 12} r="4" />
      ))}
    </>
  )
}

const Stem = ({ x, top }: { x: number; top: number }) => (
  <>
    <path class="yui-garden__stem" d={`M${x} ${ground}V${top}`} />
    <ellipse class="yui-garden__leaf" cx={x - 8} cy={ground - 18} rx="8" ry="4" />
    <ellipse class="yui-garden__leaf" cx={x + 8} cy={ground - 24} rx="8" ry="4" />
  </>
)

const petals = [0, 72, 144, 216, 288]
const Flower = ({ x, y }: { x: number; y: number }) => (
  <>
    {petals.map((turn) => (
      <circle
        class="yui-garden__petal"
        cx={x + 9 * Math.sin((turn * Math.PI) / 180)}
        cy={y - 9 * Math.cos((turn * Math.PI) / 180)}
        r="6"
      />
    ))}
    <circle class="yui-garden__heart" cx={x} cy={y} r="5" />
  </>
)

/** Posts lie in the ground, ideas sprout, what became 協働 flowers. The table below says the same in figures. */
const Garden = ({ posts, ideas, cases }: Growth) => {
  const stems = Math.min(ideas, mostStems)
  return (
    <svg class="yui-garden" viewBox={`0 0 ${width} 116`} aria-hidden="true">
      <path class="yui-garden__ground" d={`M0 ${ground}H${width}`} />
      <Seeds count={posts} />
      {Array.from({ length: stems }, (_, at) => {
        const x = spread(stems, at)
        const flowers = at < cases
        return (
          <>
            <Stem x={x} top={flowers ? 32 : 58} />
            {flowers && <Flower x={x} y={24} />}
          </>
        )
      })}
    </svg>
  )
}

export const GrowthPicture = ({ lang, id, growth }: { lang: Lang; id: string; growth: Growth }) => {
  const words = boardMessages(lang)
  const { posts, ideas, cases } = growth
  return (
    <div class="yui-growth">
      <Garden {...growth} />
      <DataTable
        id={id}
        caption={words.figures}
        columns={[{ label: words.what }, { label: words.count, number: true }, { label: words.about }]}
        rows={[
          [words.seeds, `${posts}${words.unit}`, words.seedsText],
          [words.sprouts, `${ideas}${words.unit}`, words.sproutsText],
          [words.flowers, `${cases}${words.unit}`, words.flowersText],
        ]}
        stack
      />
    </div>
  )
}
