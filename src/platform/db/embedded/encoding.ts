import { Client } from 'pg'
import type { EmbeddedConnection } from './connection.ts'
import { EmbeddedRefusal } from './refusals.ts'

type Database = { datname: string; encoding: string; datctype: string }

/** A database that takes bytes for letters would store names it can neither search nor sort. */
export async function refuseOtherEncoding(connection: EmbeddedConnection): Promise<void> {
  const wrong = (await listDatabases(connection)).filter(
    ({ encoding, datctype }) => encoding !== 'UTF8' || ['C', 'POSIX'].includes(datctype),
  )
  if (wrong.length === 0) return
  const found = wrong.map(
    ({ datname, encoding, datctype }) => `${datname}: ${encoding}, LC_CTYPE ${datctype}`,
  )
  throw new EmbeddedRefusal(
    'wrong-encoding',
    `Every database must be UTF8 with a Unicode LC_CTYPE (C.UTF-8), but found ${found.join('; ')}. ` +
      'This cluster was not made by Yui. Choose an empty YUI_DATA and import the cities there.',
  )
}

async function listDatabases(connection: EmbeddedConnection): Promise<Database[]> {
  const client = new Client({ ...connection, ssl: false })
  await client.connect()
  try {
    const sql = 'select datname, pg_encoding_to_char(encoding) as encoding, datctype from pg_database'
    return (await client.query<Database>(sql)).rows
  } finally {
    await client.end()
  }
}
