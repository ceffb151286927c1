import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administratorAddress, startDatabases } from '../../boot/databases.ts'
import { dataFolders } from '../../boot/places.ts'
import { openStorage } from '../../platform/storage/index.ts'
import { startS3 } from '../../platform/storage/s3.testing.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { backUp } from '../backup/physical.ts'
import { restoreInto } from '../backup/restore.ts'
import { doctorMessages } from '../doctor/messages.ts'
import { checkStore } from '../doctor/store.ts'
import { newEmptyDatabase, newTrialFolder, removeTrialFolders } from '../operator.testing.ts'
import { fillShinjo } from './city.testing.ts'
import { exportCity } from './export.ts'
import { importCity } from './import.ts'

const now = new Date('2026-06-01T01:00:00Z')
let app: TestApp
let store: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  app = await startTestApp()
  await fillShinjo(app, now)
  store = await startS3('one', 'two')
})
afterAll(async () => {
  await store?.stop()
  await app?.stop()
  await removeTrialFolders()
})

test('a city comes from a folder into a store and out of it again, every file as it was', async () => {
  const empty = await newEmptyDatabase(app)
  const [from, to] = [join(await newTrialFolder(), 'a'), join(await newTrialFolder(), 'b')]
  const about = { slug: 'shinjo', lang: 'en', now } as const
  const first = await exportCity({ ...about, owner: app.owner, storage: app.runtime.storage, to: from })
  const s3 = store.settings('one')
  await importCity({ owner: empty.owner, filesDir: '/nowhere', s3, from, lang: 'en' })
  const second = await exportCity({ ...about, owner: empty.owner, storage: openStorage('', s3), to })
  expect(first.files.length).toBeGreaterThan(0)
  expect(second.files).toEqual(first.files)
  const elsewhere = openStorage('', store.settings('two'))
  const lacking = exportCity({
    ...about,
    owner: empty.owner,
    storage: elsewhere,
    to: join(await newTrialFolder(), 'c'),
  })
  await expect(lacking).rejects.toThrow('The file is missing in the storage')
  await empty.drop()
})

test('a backup of the embedded database takes the files out of the store, and a restore puts them into one', async () => {
  const folders = dataFolders(await newTrialFolder())
  const to = join(await newTrialFolder(), 'backup')
  const content = new TextEncoder().encode('a scan')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const cityId = '0198a2f0-0000-7000-8000-000000000001'
  await openStorage('', store.settings('one')).put(cityId, sha256, content)
  const { server, stop } = await startDatabases(folders.postgres, () => undefined)
  const administrator = administratorAddress(server)
  const client = new pg.Client({ connectionString: administrator })
  await client.connect()
  await client.query('CREATE TABLE migration (name text); CREATE TABLE file (city_id uuid, sha256 text)')
  await client.query('INSERT INTO file VALUES ($1, $2)', [cityId, sha256])
  await client.end()
  const given = { administrator, clusterDir: server.clusterDir, filesDir: folders.files, to, now }
  await backUp({ ...given, s3: store.settings('one') })
  await stop()
  await restoreInto(dataFolders(await newTrialFolder()), to, store.settings('two'))
  const back = await openStorage('', store.settings('two')).read(cityId, sha256)
  expect(await new Response(back).text()).toBe('a scan')
})

test('doctor says whether the store is reached, and takes the key', async () => {
  const look = async (key: string) => {
    const { url, secret } = store.settings('one')
    const env = { FILES_S3_URL: url, FILES_S3_KEY: key, FILES_S3_SECRET: secret }
    const words = doctorMessages('en')
    const found = await checkStore({ env, words, folders: dataFolders('/nowhere'), now: () => now })
    return found.map(({ level }) => level)
  }
  expect([await look('S3RVER'), await look('WRONG')]).toEqual([['ok'], ['fail']])
})
