import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { faultsOfTables, grantsOf, untypedColumns } from './catalogue.testing.ts'
import { openPool } from './pool.ts'
import { refuseUnboundRole } from './provision.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const fine = 'scope=city; retention=case; personal=none'
const columns = 'city_id uuid NOT NULL, id uuid NOT NULL'
const secured = `ALTER TABLE bad ENABLE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON bad USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)`
const good = `CREATE TABLE bad (${columns}, PRIMARY KEY (city_id, id)); COMMENT ON TABLE bad IS '${fine}'; ${secured}`

async function faultsAfter(sql: string): Promise<string[]> {
  await app.owner.query(sql)
  const found = await faultsOfTables(app.owner)
  await app.owner.query('DROP TABLE bad')
  expect(found.every(({ table }) => table === 'bad')).toBe(true)
  return found.map(({ fault }) => fault)
}

describe('the catalogue', () => {
  test('has no table that breaks the one dialect', async () => {
    expect(await faultsOfTables(app.owner)).toEqual([])
  })

  test('every text column says what it holds: its class stands with its table in tables/*.ts, see personal.ts', async () => {
    expect(await untypedColumns(app.owner)).toEqual([])
    await app.owner.query(`${good}; ALTER TABLE bad ADD notes text, ADD extra jsonb`)
    expect(await untypedColumns(app.owner)).toEqual(['bad.extra', 'bad.notes'])
    await app.owner.query('DROP TABLE bad')
  })

  test('a table as it should be passes', async () => {
    expect(await faultsAfter(good)).toEqual([])
  })

  test.each([
    [
      'has no class: scope, retention and personal data',
      good.replace(fine, 'scope=city; retention=eternal; personal=none'),
    ],
    ['has no class: scope, retention and personal data', `${good}; COMMENT ON TABLE bad IS NULL`],
    ['calls a column personal that it does not have', good.replace('personal=none', 'personal=name')],
    [
      'has a key, unique or index that does not begin with city_id',
      good.replace('(city_id, id)', '(id, city_id)'),
    ],
    ['has a key, unique or index that does not begin with city_id', `${good}; CREATE INDEX ON bad (id)`],
    [
      'has a key, unique or index that does not begin with city_id',
      `${good}; ALTER TABLE bad ADD UNIQUE (id)`,
    ],
    ['has no primary key', good.replace(', PRIMARY KEY (city_id, id)', '')],
    [
      'refers to another city’s rows',
      `${good}; ALTER TABLE bad ADD of uuid, ADD FOREIGN KEY (of, id) REFERENCES person (city_id, id)`,
    ],
    ['is not under row-level security', `${good}; ALTER TABLE bad DISABLE ROW LEVEL SECURITY`],
    ['has no policy', `${good}; DROP POLICY tenant ON bad`],
    ['has a policy that does not ask for the city', `${good}; CREATE POLICY everyone ON bad USING (true)`],
    [
      'has a trigger',
      `${good}; CREATE FUNCTION pg_temp.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
       CREATE TRIGGER t BEFORE INSERT ON bad FOR EACH ROW EXECUTE FUNCTION pg_temp.f()`,
    ],
    [
      'takes a time, a number or chance from the database',
      `${good}; ALTER TABLE bad ADD at timestamptz DEFAULT now()`,
    ],
    ['takes a time, a number or chance from the database', `${good}; ALTER TABLE bad ADD n bigserial`],
    [
      'takes a time, a number or chance from the database',
      `${good}; ALTER TABLE bad ADD n bigint GENERATED ALWAYS AS IDENTITY`,
    ],
    [
      'takes a time, a number or chance from the database',
      `${good}; ALTER TABLE bad ADD r uuid DEFAULT gen_random_uuid()`,
    ],
    ['has a moment without its time zone', `${good}; ALTER TABLE bad ADD at timestamp`],
  ])('a table that %s is found', async (fault, sql) => {
    expect(await faultsAfter(sql)).toEqual([fault])
  })
})

describe('the role of the web app', () => {
  const appendOnly = [
    'account_event',
    'adviser_event',
    'body_minutes_word',
    'body_paper',
    'body_recusal',
    'centre_note',
    'centre_paper',
    'centre_report',
    'change_done',
    'city',
    'delegation_act',
    'disposal_handover',
    'draft_key',
    'edition',
    'entry',
    'evaluation_judge',
    'evaluation_opening',
    'evaluation_plan',
    'evaluation_round',
    'evaluation_sheet',
    'file',
    'group_event',
    'group_file',
    'group_profile',
    'installation',
    'inventory_event',
    'joint_closing',
    'joint_confirmation',
    'joint_effect',
    'joint_objection',
    'joint_silence',
    'joint_version',
    'measure_report',
    'migration',
    'notice_event',
    'organization_event',
    'party',
    'personal_read',
    'proposal_draft',
    'publication_consent',
    'register_event',
    'report_file',
    'report_row',
    'revision_event',
    'routing_choice',
    'scan_event',
    'seal_key',
    'sheet_answer',
    'sheet_line',
    'sheet_line_version',
    'stage_switch',
    'table_candidate',
    'theme_answer',
    'theme_revision',
    'trail',
    'trail_head',
    'trail_leaf',
    'vision_event',
    'vision_growth',
    'voice_answer',
  ]

  test('takes nothing away but sessions, and no more rights than it needs', async () => {
    const grants = await grantsOf(app.owner, 'yui_app')
    expect(grants.filter((one) => one.delete).map((one) => one.table)).toEqual(['session'])
    expect(grants.filter((one) => one.more)).toEqual([])
  })

  test('changes nothing that is only ever added to', async () => {
    const grants = await grantsOf(app.owner, 'yui_app')
    expect(grants.filter((one) => !one.update).map((one) => one.table)).toEqual(appendOnly)
  })

  test('writes nothing that others are trusted with', async () => {
    const grants = await grantsOf(app.owner, 'yui_app')
    expect(grants.filter((one) => !one.insert).map((one) => one.table)).toEqual([
      'city',
      'edition',
      'evaluation_opening',
      'installation',
      'joint_effect',
      'migration',
      'page_counter',
      'seal_key',
    ])
  })

  test('may not change what it wrote to the thread, whatever the words of the statement', async () => {
    for (const sql of [
      "UPDATE entry SET kind = 'x'",
      'DELETE FROM trail',
      'TRUNCATE trail_head',
      'DELETE FROM collaboration',
      'ALTER TABLE entry DISABLE ROW LEVEL SECURITY',
      'INSERT INTO joint_effect SELECT * FROM joint_effect',
      'SELECT * FROM migration',
      'SET ROLE yui_owner',
    ])
      await expect(app.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('owns nothing, and the unsealing role neither', async () => {
    const { rows } = await app.owner.query(
      `SELECT relname AS name FROM pg_class WHERE relowner IN ('yui_app'::regrole, 'yui_unseal'::regrole)
       UNION ALL SELECT proname FROM pg_proc WHERE proowner IN ('yui_app'::regrole, 'yui_unseal'::regrole)
       UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner IN ('yui_app'::regrole, 'yui_unseal'::regrole)`,
    )
    expect(rows).toEqual([])
    await expect(app.pool.query('CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' })
  })

  test('without a city it sees no row of any city', async () => {
    const { rows } = await app.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND obj_description(oid) LIKE 'scope=city%' AND relname <> 'edition'`,
    )
    await app.person('shinjo', { hat: 'resident' })
    for (const { name } of rows) {
      const { rowCount } = await app.pool.query(`SELECT 1 FROM ${name} LIMIT 1`)
      expect([name, rowCount]).toEqual([name, 0])
    }
    expect((await app.owner.query('SELECT 1 FROM person LIMIT 1')).rowCount).toBe(1)
  })

  test('what runs with the owner’s rights is nobody’s to call but the app’s, and looks nowhere else', async () => {
    const { rows } = await app.owner.query(
      `SELECT proname AS name, has_function_privilege('yui_app', oid, 'EXECUTE') AS app,
         has_function_privilege('yui_unseal', oid, 'EXECUTE') AS unseal, proconfig AS config
       FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname`,
    )
    const own = { app: true, unseal: false, config: ['search_path=public, pg_temp'] }
    const plans = ['enable_seqscan=off', 'plan_cache_mode=force_generic_plan']
    expect(rows).toEqual([
      { name: 'list_reorganisations', ...own },
      { name: 'search_cases', ...own, config: [...own.config, ...plans] },
      { name: 'sections_changed', ...own },
      { name: 'set_listed_party', ...own },
      { name: 'similar_cases', ...own, config: [...own.config, ...plans] },
      { name: 'take_effect', ...own },
      { name: 'yui_enqueue', ...own, config: ['search_path=pg_catalog, pg_temp'] },
    ])
  })
})

describe('refuseUnboundRole', () => {
  const check = async (role: 'yui_owner' | 'yui_app' | 'yui_unseal' | 'admin') => {
    const pool = openPool(app.connection(role), 1, 'yui-test-role')
    const client = await pool.connect()
    try {
      await refuseUnboundRole(client)
    } finally {
      client.release()
      await pool.end()
    }
  }

  test('accepts the roles that row-level security binds', async () => {
    await expect(check('yui_app')).resolves.toBeUndefined()
    await expect(check('yui_unseal')).resolves.toBeUndefined()
  })

  test.each(['yui_owner', 'admin'] as const)('refuses %s', async (role) => {
    await expect(check(role)).rejects.toThrow('could read every city')
  })
})
