import { connectionThrough, type RunningPostgres } from './connection.ts'
import { worksIn } from './orphans.ts'
import { placesIn } from './paths.ts'
import { readPostmasterPid } from './postmaster-pid.ts'

/** The server that another process of ours runs on this folder, so that a command beside the app can use it. */
export function findRunning(dataDir: string): RunningPostgres | undefined {
  const { cluster } = placesIn(dataDir)
  const recorded = readPostmasterPid(cluster)
  if (recorded?.status !== 'ready' || !worksIn(recorded.pid, cluster)) return undefined
  const { socketDir, port } = recorded
  return { socketDir, port, clusterDir: cluster, connection: connectionThrough(socketDir, port) }
}
