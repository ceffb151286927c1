import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Roles } from '../db/migrate.ts'
import { quietLogger } from './log.ts'

/** A connection that breaks while the queue holds it must not bring the process down: the queue connects again. */
export function forQueue(pool: pg.Pool): pg.Pool {
  if (pool.listenerCount('connect') === 0) pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Prepares the queue: its own schema, which the app role cannot enter, and one function as the only door into it.
 * A job always belongs to the city that the transaction is set to, whatever its payload says. Runs as the owner.
 */
export async function installJobs(owner: pg.Pool, roles: Pick<Roles, 'app'>): Promise<void> {
  await runMigrations({ pgPool: forQueue(owner), logger: quietLogger(), noHandleSignals: true })
  await owner.query(`
    CREATE OR REPLACE FUNCTION yui_enqueue(the_task text, the_payload jsonb, the_key text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      the_city text := nullif(current_setting('app.city_id', true), '');
    BEGIN
      IF the_city IS NULL THEN RAISE EXCEPTION 'a job belongs to a city'; END IF;
      PERFORM graphile_worker.add_job(
        identifier := the_task,
        payload := (the_payload || jsonb_build_object('cityId', the_city))::json,
        job_key := the_task || ':' || the_city || ':' || the_key);
    END $$;
    REVOKE ALL ON FUNCTION yui_enqueue(text, jsonb, text) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION yui_enqueue(text, jsonb, text) TO ${pg.escapeIdentifier(roles.app)};
  `)
}
