import type { Child } from 'hono/jsx'
import type { Visit } from '../web/visit.ts'

type Piece = Promise<Child | undefined> | Child | undefined

/**
 * Another way to show who one is, such as a passkey or another provider's account: what the pages of sign-in and
 * account show of it. Each piece is a section with forms to routes of its own, which end in `enter` or `proveAgain`;
 * nothing where the city or the person has it not. At most one statement each.
 */
export type SignInWay = {
  code: string
  /** On the sign-in page. `next` is where to go afterwards, a checked path of the city. */
  signIn?: (visit: Visit, next: string) => Piece
  /** On the page that asks for the second factor, for whoever has one of this kind. */
  second?: (visit: Visit, next: string) => Piece
  /** On that page for whoever has nothing yet to show a second time: to begin with one of this kind. */
  setUp?: (visit: Visit, next: string) => Piece
  /** On the page that asks once more who somebody is. */
  confirm?: (visit: Visit, next: string) => Piece
  /** On the account page: what the person has of it, to add and to take away. */
  account?: (visit: Visit) => Piece
}

/** One piece of every way there is, in their order. */
export async function waysOf(
  { runtime }: Pick<Visit, 'runtime'>,
  piece: (way: SignInWay) => Piece,
): Promise<Child[]> {
  const pieces: Child[] = []
  for (const way of runtime.ways) pieces.push((await piece(way)) ?? null)
  return pieces.filter((one) => one !== null)
}
