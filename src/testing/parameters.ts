import { z } from 'zod'
import { cityRoutes } from '../app.tsx'
import { placesOf } from './sources.ts'

const inSchemas = cityRoutes.flatMap((route) =>
  'query' in route && route.query instanceof z.ZodObject ? Object.keys(route.query.shape) : [],
)
const inCode = placesOf(/\bquery\.[a-zA-Z]+\b(?!\()/g).map((place) => place.split('query.').at(-1) ?? '')

/** What the drafts, the hats and the whole address are asked for by, and what somebody might try. */
const elsewhere = ['draft', 'key', 'switched', 'next', 'answers', 'form', 'page', 'section', 'scope', 'v']

/** Every name that any page reads from an address, found in the schemas and in the code, so that new ones are in it. */
export const parameterNames: readonly string[] = [...new Set([...inSchemas, ...inCode, ...elsewhere])]
  // Asks for a language and leads to the same page without it: class 3 has it.
  .filter((name) => name !== 'lang')
  .sort()

export const searchOf = (value: string): string =>
  [...parameterNames, 'x"><i>']
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
