/** What the server says of an upload; `offset` is what it has for good. */
export type Answer = {
  token?: string
  offset?: number
  state?: 'open' | 'checking' | 'ready' | 'refused'
  size?: number
  message?: string
}

export const pieceSize = 512 * 1024

async function ask(url: string, body: FormData | URLSearchParams): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(60000) })
  // 409 and 422 say where it stands or why not; what is gone is begun anew by hand, the rest is tried again.
  if ([200, 201, 400, 409, 422].includes(response.status)) return (await response.json()) as Answer
  if (response.status === 404) return { state: 'refused' }
  throw new Error(String(response.status))
}

export const tell = (url: string, fields: Record<string, string>): Promise<Answer> =>
  ask(url, new URLSearchParams(fields))

export async function sendPiece(url: string, token: string, offset: number, piece: Blob): Promise<Answer> {
  const digest = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer())
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const body = new FormData()
  for (const [name, value] of Object.entries({ token, offset: String(offset), hash }))
    body.append(name, value)
  body.append('chunk', piece)
  return ask(url, body)
}
