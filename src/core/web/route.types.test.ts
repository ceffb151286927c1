import { expect, test } from 'vitest'
import { z } from 'zod'
import { anyone, anyParty } from './policies.ts'
import { action, caseAction, casePage, type Page, page, type Route } from './route.ts'

/**
 * Held by the compiler: each line marked below would be accepted only if the type asked for less, and `tsc` then
 * reports the mark itself as unused.
 */
const show = async (): Promise<Page> => ({ title: '', body: '' })
const form = z.object({ reason: z.string() })
const act = async () => ({ to: '/' })
const again = show

test('a route without a policy, or with one for something else, does not compile', () => {
  const refused: Route[] = [
    // @ts-expect-error no policy
    page('/a', { show }),
    // @ts-expect-error no policy
    casePage('/cases/:number/a', { show }),
    // @ts-expect-error no policy
    action('/a', { form, act, again }),
    // @ts-expect-error no policy
    caseAction('/cases/:number/a', { form, act, again }),
    // @ts-expect-error a policy that needs a case, where there is none
    page('/a', { policy: anyParty, show }),
    // @ts-expect-error no words for docs/permissions.md
    page('/a', { policy: { may: () => true }, show }),
    // @ts-expect-error a form that nobody reads
    action('/a', { policy: anyone, act, again }),
    // @ts-expect-error a mistake that is shown to nobody
    action('/a', { policy: anyone, form, act }),
  ]
  expect(refused).toHaveLength(8)
})

test('what a form does not have is not there for the act', () => {
  action('/a', {
    policy: anyone,
    form,
    again,
    act: async (_, input) => {
      // @ts-expect-error the form has no such field
      expect(input.admin).toBeUndefined()
      return { to: '/' }
    },
  })
})
