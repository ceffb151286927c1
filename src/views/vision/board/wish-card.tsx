import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { langOfTyped } from '../../../lib/language.ts'
import type { Shown, ThemeTag } from '../queries.ts'
import { boardMessages } from './messages.ts'

const shapes = [
  'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z',
  'M12 3l10 18H2z',
  'M4 4h16v16H4z',
  'M12 2l10 10l-10 10L2 12z',
  'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  'M12 2l3 7h7l-5.500 5l2 8L12 17.500L5.500 22l2-8L2 9h7z',
]
const kinds = shapes.length
/** Colour and sign of a theme: the sign says it where the colour does not. */
export const toneOf = (place: number): number => (place - 1) % kinds

export const ThemeSign = ({ place }: { place: number }) => (
  <svg class="yui-wish-sign" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
    <path d={shapes[toneOf(place)]} />
  </svg>
)

export const ThemeLink = ({ visit, theme }: { visit: Visit; theme: ThemeTag }) => (
  <a class="yui-wish__theme" href={cityPath(visit.city, `/vision/themes/${theme.code}`)}>
    <ThemeSign place={theme.place} />
    {theme.name}
  </a>
)

type Props = { visit: Visit; post: Shown; from?: 'board' }

const startOf = (text: string): string => {
  const letters = Array.from(text.replace(/\s+/g, ' '))
  return letters.length > 20 ? `${letters.slice(0, 19).join('')}…` : letters.join('')
}

/** Pressed as often as one likes it counts once; without an account a cookie of this site says that it was this browser. */
export const Agree = ({ visit, post, from }: Props) => {
  const { lang, city } = visit
  const words = boardMessages(lang)
  return (
    <form
      class="yui-wish__agree"
      method="post"
      action={cityPath(city, `/vision/posts/${post.code}/agreement`)}
    >
      <input type="hidden" name="says" value={post.mine ? 'no' : 'yes'} />
      {from && <input type="hidden" name="from" value={from} />}
      <span class="yui-wish__count">{post.agrees > 0 && words.agreeCount(String(post.agrees))}</span>
      {post.mine && <strong>{words.agreed}</strong>}
      <button class="yui-button yui-button--quiet" type="submit">
        <span class="yui-visually-hidden">{words.of(startOf(post.text))}</span>
        {post.mine ? words.takeBack : words.agree}
      </button>
    </form>
  )
}

export const WishText = ({ text }: { text: string }) => (
  <p class="yui-wish__text" lang={langOfTyped(text)}>
    {text}
  </p>
)

export const WishName = ({ visit: { lang }, name }: { visit: Visit; name: string }) => (
  <p class="yui-wish__name">{name === '' ? boardMessages(lang).nobody : boardMessages(lang).by(name)}</p>
)

const toneClass = (themes: readonly ThemeTag[]): string =>
  themes[0] ? `yui-wish yui-wish--${toneOf(themes[0].place)}` : 'yui-wish'

/** One wish on a strip of paper. Its words are the largest thing on it. */
export const WishCard = ({ visit, post, from }: Props) => {
  const { lang, city } = visit
  const words = boardMessages(lang)
  return (
    <article class={toneClass(post.themes)} id={`w-${post.code}`}>
      <WishText text={post.text} />
      <WishName visit={visit} name={post.penName} />
      {post.themes.length > 0 && (
        <p class="yui-wish__themes">
          {post.themes.map((theme) => (
            <ThemeLink visit={visit} theme={theme} />
          ))}
        </p>
      )}
      <Agree visit={visit} post={post} {...(from ? { from } : {})} />
      <p class="yui-wish__more">
        <a href={cityPath(city, `/vision/posts/${post.code}`)}>
          <span class="yui-visually-hidden">{words.of(startOf(post.text))}</span>
          {post.ideas > 0 ? words.ideasGrown(String(post.ideas)) : words.more}
        </a>
      </p>
    </article>
  )
}

export const PaperWish = ({ visit, post }: { visit: Visit; post: Shown }) => (
  <article class={toneClass(post.themes)}>
    <WishText text={post.text} />
    <WishName visit={visit} name={post.penName} />
    {post.themes.length > 0 && (
      <p class="yui-wish__themes">
        {post.themes.map((theme) => (
          <span class="yui-wish__theme">
            <ThemeSign place={theme.place} />
            {theme.name}
          </span>
        ))}
      </p>
    )}
  </article>
)
