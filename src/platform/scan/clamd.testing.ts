import { createServer, type Socket } from 'node:net'

const sign = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

/** The pieces of one INSTREAM, or undefined while its end has not come. */
function contentIn(bytes: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0')
  if (!bytes.subarray(0, command.length).equals(command)) throw new Error('not INSTREAM')
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

function answer(socket: Socket) {
  const parts: Buffer[] = []
  socket.on('error', () => undefined)
  socket.on('data', (part) => {
    parts.push(part)
    if (part.length < 4 || !part.subarray(-4).equals(Buffer.alloc(4))) return
    const content = contentIn(Buffer.concat(parts))
    if (content === undefined) return
    socket.end(content.includes(sign) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
  })
}

/** A server that speaks clamd's INSTREAM and knows one sign alone. */
export async function startFakeClamd(path?: string) {
  const server = createServer(answer)
  await new Promise<void>((done) => {
    if (path === undefined) server.listen(0, '127.0.0.1', done)
    else server.listen(path, done)
  })
  const bound = server.address()
  const address = typeof bound === 'object' ? `tcp://127.0.0.1:${bound?.port}` : `unix:${path}`
  return { address, stop: () => new Promise<void>((done) => server.close(() => done())) }
}
