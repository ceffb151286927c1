import pg from 'pg'

const roleNames = ['yui_owner', 'yui_app', 'yui_unseal'] as const

/** Creates the three roles and a database owned by the owner role, where they are missing. Needs an administrator's connection. */
export async function provision(admin: pg.ClientBase, database: string, password?: string): Promise<void> {
  for (const role of roleNames) await createRole(admin, role, password)
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (rowCount === 0) {
    await admin.query(
      `CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER yui_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`,
    )
  }
}

async function createRole(admin: pg.ClientBase, role: string, password?: string) {
  const secret = password === undefined ? '' : ` PASSWORD ${pg.escapeLiteral(password)}`
  await admin.query(
    `DO $$ BEGIN CREATE ROLE ${role} LOGIN${secret}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
  )
}

/**
 * Refuses an app role that row-level security does not bind: a superuser, BYPASSRLS, or the owner of a table.
 * With such a role every test of two cities would pass for the wrong reason.
 */
export async function refuseUnboundRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ unbound: boolean; owns: boolean }>(
    `SELECT (rolsuper OR rolbypassrls) AS unbound,
       EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r') AS owns
     FROM pg_roles r WHERE rolname = current_user`,
  )
  const role = rows[0]
  if (!role || role.unbound || role.owns) {
    const message =
      'The database role of the web app is a superuser, bypasses row-level security or owns tables, so it could read every city. ' +
      'Give DATABASE_URL a role that owns nothing (see CONTRIBUTING, "Any other PostgreSQL").'
    throw Object.assign(new Error(message), { name: 'RoleRefusal' })
  }
}
