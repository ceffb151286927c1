import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { refusal } from './refusal.ts'

export type Listening = {
  port: number
  /** No new connections; what is being answered is answered, for ten seconds at most. */
  drain: () => Promise<void>
}

const patience = 10_000

export async function listen(answer: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(answer)
  const listening = once(server, 'listening')
  server.listen(port, host)
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw refusalOf(error, host, port)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { port: bound, drain: () => drain(server) }
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // a browser keeps its connection open after the answer; once it is idle nothing is lost by closing it
  const sweeping = setInterval(() => server.closeIdleConnections(), 50)
  const lastResort = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(sweeping)
  clearTimeout(lastResort)
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return refusal((words) => words.portInUse(port))
  if (error.code === 'EACCES') return refusal((words) => words.portForbidden(port))
  if (error.code === 'EADDRNOTAVAIL') return refusal((words) => words.noSuchAddress(host))
  return error
}
