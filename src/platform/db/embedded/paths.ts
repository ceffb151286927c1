import { join, resolve } from 'node:path'

/** Everything the embedded server keeps, under one folder. */
export type Places = {
  home: string
  cluster: string
  lock: string
  log: string
  /** Remembers a socket folder elsewhere, when this one's path is too long or closed to the server. */
  socketNote: string
}

export function placesIn(dataDir: string): Places {
  const home = resolve(dataDir)
  return {
    home,
    cluster: join(home, 'data'),
    lock: join(home, 'lock'),
    log: join(home, 'server.log'),
    socketNote: join(home, 'socket-folder'),
  }
}
