import { findPackage } from './binaries.ts'
import { connectionThrough, type EmbeddedOptions, type EmbeddedPostgres } from './connection.ts'
import { refuseOtherEncoding } from './encoding.ts'
import { prepareCluster, prepareHome } from './home.ts'
import { identityFor } from './identity.ts'
import { initialise, isInitialised } from './initialise.ts'
import { takeLock } from './lock.ts'
import { refuseOtherMajor } from './major.ts'
import { type Places, placesIn } from './paths.ts'
import { runnableBinaries } from './runnable.ts'
import { PORT } from './settings.ts'
import { removeFarFolder, socketFolder } from './socket-folder.ts'
import { supervise } from './supervise.ts'

/** Starts the server of this folder (`${YUI_DATA}/postgres`), creating the cluster on first boot. */
export async function startEmbedded(
  dataDir: string,
  { log = () => {} }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const places = placesIn(dataDir)
  const identity = identityFor(places)
  prepareHome(places, identity)
  const lock = takeLock(places)
  try {
    const running = await startLocked(places, identity, log)
    return {
      ...running,
      async stop() {
        await running.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function startLocked(
  places: Places,
  identity: ReturnType<typeof identityFor>,
  log: (line: string) => void,
) {
  const found = findPackage()
  if (isInitialised(places)) refuseOtherMajor(places, found)
  const binaries = runnableBinaries(found, places, identity)
  if (!isInitialised(places)) {
    log(`creating the database in ${places.cluster}`)
    await initialise(places, binaries, identity)
  }
  prepareCluster(places, identity)
  const socketDir = socketFolder(places, identity)
  const server = await supervise({ places, binaries, identity, socketDir }, log)
  const stop = async () => {
    await server.stop()
    removeFarFolder(socketDir, places)
  }
  const connection = connectionThrough(socketDir, PORT)
  try {
    await refuseOtherEncoding(connection('postgres', 'postgres'))
  } catch (error) {
    await stop()
    throw error
  }
  return { socketDir, port: PORT, clusterDir: places.cluster, connection, stop }
}
