import { createConnection, type Socket } from 'node:net'
import type { Scanner, Verdict } from './types.ts'

const longestMs = 60_000
const pieceSize = 64 * 1024

/** `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
function connect(address: string): Socket {
  if (address.startsWith('unix:')) return createConnection({ path: address.slice('unix:'.length) })
  const { hostname, port } = new URL(address)
  return createConnection({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) })
}

/** clamd's own protocol: each piece with its length before it, an empty one at the end. */
function sendAll(socket: Socket, content: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < content.byteLength; at += pieceSize) {
    const piece = content.subarray(at, at + pieceSize)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.byteLength)
    socket.write(length)
    socket.write(piece)
  }
  socket.end(Buffer.alloc(4))
}

/** Anything but a plain OK or FOUND is no answer: what was not looked at does not count as clean. */
function verdictIn(answer: string): Verdict {
  const text = answer.replace(/\0/g, '').trim()
  if (/^stream: OK$/.test(text)) return 'clean'
  return /^stream: .* FOUND$/.test(text) ? 'infected' : 'unreachable'
}

export const openClamd =
  (address: string): Scanner =>
  (content) =>
    new Promise((done) => {
      const socket = connect(address)
      let answer = ''
      const end = (verdict: Verdict) => {
        socket.destroy()
        done(verdict)
      }
      socket.setTimeout(longestMs, () => end('unreachable'))
      socket.on('error', () => end('unreachable'))
      socket.on('data', (bytes) => {
        answer = `${answer}${bytes.toString('latin1')}`.slice(0, 4096)
      })
      socket.on('close', () => done(verdictIn(answer)))
      socket.on('end', () => end(verdictIn(answer)))
      socket.on('connect', () => sendAll(socket, content))
    })
