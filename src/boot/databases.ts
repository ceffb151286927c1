import pg from 'pg'
import { type EmbeddedRole, type RunningPostgres, startEmbedded } from '../platform/db/embedded/index.ts'
import { provision } from '../platform/db/provision.ts'

/** The database under its roles, as addresses. The web app alone needs no more than `app`. */
export type Databases = { app: string; owner?: string | undefined; unseal?: string | undefined }
export type AllDatabases = Required<{ [K in keyof Databases]: string }>

export const databaseName = 'yui'

/** Over the socket the operating system vouches for us, so the address holds no secret. */
function addressOf(server: RunningPostgres, role: EmbeddedRole, database: string): string {
  const { host, port } = server.connection(role, database)
  const query = new URLSearchParams({ host, port: String(port), user: role })
  return `postgresql:///${database}?${query}`
}

export const administratorAddress = (server: RunningPostgres): string =>
  addressOf(server, 'postgres', databaseName)

export const addressesOf = (server: RunningPostgres): AllDatabases => ({
  app: addressOf(server, 'yui_app', databaseName),
  owner: addressOf(server, 'yui_owner', databaseName),
  unseal: addressOf(server, 'yui_unseal', databaseName),
})

export async function withClient<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address, application_name: 'yui-boot' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The embedded server with its roles and its database, made where they are missing. */
export async function startDatabases(
  postgresDir: string,
  log: (line: string) => void,
): Promise<{ server: RunningPostgres; databases: AllDatabases; stop: () => Promise<void> }> {
  const server = await startEmbedded(postgresDir, { log })
  try {
    await withClient(addressOf(server, 'postgres', 'postgres'), (admin) => provision(admin, databaseName))
    return { server, databases: addressesOf(server), stop: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw error
  }
}
