/** Asked so often that planning it anew each time costs more than keeping its plan in every connection. */
const hotAfter = 30
/** A plan takes some 50 kB in each connection, so only these many are kept, the first that became hot. */
const mostNames = 48
const mostCounted = 500
const longest = 8000

export type StatementNames = (text: string) => string | undefined

/** Names for the statements that a process sends again and again, by which PostgreSQL keeps their plans. */
export function openStatementNames(): StatementNames {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  function count(text: string): string | undefined {
    const seen = (counts.get(text) ?? 0) + 1
    // Lists of different length make different statements: what is asked once does not push out what is asked often.
    if (counts.size >= mostCounted && seen === 1) counts.clear()
    counts.set(text, seen)
    if (seen < hotAfter) return undefined
    counts.delete(text)
    const name = `hot-${names.size}`
    names.set(text, name)
    return name
  }
  return (text) => {
    const name = names.get(text)
    if (name !== undefined || names.size >= mostNames || text.length > longest) return name
    return count(text)
  }
}
