import type pg from 'pg'
import { classOf } from './personal.ts'

export type Fault = { table: string; fault: string }

/** Each finds tables of `public` that break one rule of the one dialect; `table` and `fault` are its columns. */
const rules: Readonly<Record<string, string>> = {
  'has no class: scope, retention and personal data': `
    SELECT t.name FROM tables t WHERE t.comment IS NULL OR t.comment !~
      '^scope=(city|installation); retention=(permanent|account|session|case|mail|draft|record); personal=(none|[a-z_]+(,[a-z_]+)*)$'`,
  'calls a column personal that it does not have': `
    SELECT t.name FROM tables t, unnest(string_to_array(substring(t.comment FROM 'personal=(.*)$'), ',')) named
    WHERE named <> 'none' AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = named)`,
  'has a key, unique or index that does not begin with city_id': `
    SELECT t.name FROM tables t JOIN pg_index i ON i.indrelid = t.oid
      JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
    WHERE t.city_scope AND m.amname <> 'gin' AND NOT EXISTS (
      SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0] AND a.attname = 'city_id')`,
  'has no primary key': `
    SELECT t.name FROM tables t WHERE NOT EXISTS (
      SELECT 1 FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p')`,
  'refers to another city’s rows': `
    SELECT t.name FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
      JOIN tables r ON r.oid = k.confrelid
    WHERE t.city_scope AND NOT EXISTS (SELECT 1 FROM pg_attribute a
        WHERE a.attrelid = t.oid AND a.attnum = k.conkey[1] AND a.attname = 'city_id')
      OR t.city_scope AND r.city_scope AND NOT EXISTS (SELECT 1 FROM pg_attribute a
        WHERE a.attrelid = r.oid AND a.attnum = k.confkey[1] AND a.attname = 'city_id')`,
  'is not under row-level security': `SELECT t.name FROM tables t WHERE NOT t.secured`,
  'has a policy that does not ask for the city': `
    SELECT t.name FROM tables t JOIN pg_policies p ON p.schemaname = 'public' AND p.tablename = t.name
    WHERE t.city_scope AND t.name <> 'edition' AND (p.qual !~ 'app.city_id' OR p.with_check !~ 'app.city_id')`,
  'has no policy': `
    SELECT t.name FROM tables t WHERE t.name <> 'migration' AND NOT EXISTS (
      SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = t.name)`,
  'has a trigger': `
    SELECT t.name FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal`,
  'takes a time, a number or chance from the database': `
    SELECT t.name FROM tables t JOIN pg_attrdef d ON d.adrelid = t.oid
    WHERE pg_get_expr(d.adbin, d.adrelid) ~* 'now\\(|current_|timestamp\\(|nextval|random'
    UNION SELECT t.name FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attidentity <> ''`,
  'has a moment without its time zone': `
    SELECT t.name FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid
    WHERE a.atttypid IN ('timestamp'::regtype, 'timetz'::regtype) AND NOT a.attisdropped`,
}

const tables = `WITH tables AS (
  SELECT c.oid, c.relname::text AS name, obj_description(c.oid, 'pg_class') AS comment, c.relrowsecurity AS secured,
    coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE 'scope=installation%' AND c.relname <> 'migration' AS city_scope
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p'))`

/** What breaks the rules that let one database hold every city and be spread over many machines. */
export async function faultsOfTables(client: pg.Pool): Promise<Fault[]> {
  const found: Fault[] = []
  for (const [fault, sql] of Object.entries(rules)) {
    const { rows } = await client.query<{ name: string }>(
      `${tables} SELECT DISTINCT name FROM (${sql}) found ORDER BY name`,
    )
    found.push(...rows.map(({ name }) => ({ table: name, fault })))
  }
  return found
}

export type Grants = { table: string; insert: boolean; update: boolean; delete: boolean; more: boolean }

/** What a role may do with each table, through columns, too. */
export async function grantsOf(client: pg.Pool, role: string): Promise<Grants[]> {
  const { rows } = await client.query<Grants>(
    `${tables} SELECT name AS table, has_any_column_privilege($1, oid, 'INSERT') AS insert,
      has_any_column_privilege($1, oid, 'UPDATE') AS update, has_table_privilege($1, oid, 'DELETE') AS delete,
      has_table_privilege($1, oid, 'TRUNCATE') OR has_table_privilege($1, oid, 'TRIGGER')
        OR has_any_column_privilege($1, oid, 'REFERENCES') AS more
    FROM tables ORDER BY name`,
    [role],
  )
  return rows
}

/** Text, JSON and bytes of which nobody has said what they hold; see `personal.ts`. */
export async function untypedColumns(client: pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `${tables} SELECT t.name AS table, a.attname AS column FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid
     WHERE a.attnum > 0 AND NOT a.attisdropped AND t.name <> 'migration'
       AND a.atttypid IN ('text'::regtype, 'text[]'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype,
         'bytea'::regtype, 'inet'::regtype)
     ORDER BY t.name, a.attname`,
  )
  return rows
    .filter(({ table, column }) => classOf(table, column) === undefined)
    .map(({ table, column }) => `${table}.${column}`)
}
