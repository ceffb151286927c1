import type { Story } from '../story.ts'
import { checked } from './checked.ts'
import { echizen } from './echizen.ts'
import { kurashiki } from './kurashiki.ts'
import { nishitokyo } from './nishitokyo.ts'
import { shinjo } from './shinjo.ts'
import { tomakomai } from './tomakomai.ts'

export const stories: Readonly<Record<string, readonly Story[]>> = {
  tomakomai,
  kurashiki,
  shinjo: [...shinjo, ...checked],
  nishitokyo,
  echizen,
}
