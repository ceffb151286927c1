import type pg from 'pg'
import { readDefinition } from '../../core/edition/read.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { storeEdition } from '../../core/edition/store.ts'
import { writeDefinition } from '../../core/edition/write.ts'

export const storeTask = 'guideline.store'

type Parts = { ownerPool: pg.Pool; clock: () => Date }
type Payload = { cityId?: string; revisionId?: string }

/**
 * Makes a decided draft an edition, as the owner: the web app's role cannot write editions. Done twice it adds nothing:
 * the same content has the same hash. A draft that does not read as a definition is refused where it is decided.
 */
export const openEditionStore =
  ({ ownerPool, clock }: Parts) =>
  async (payload: unknown): Promise<void> => {
    const { cityId = '', revisionId = '' } = (payload ?? {}) as Payload
    const { rows } = await ownerPool.query<{ content: Definition }>(
      `SELECT content FROM revision WHERE city_id = $1 AND id = $2 AND state = 'decided'`,
      [cityId, revisionId],
    )
    if (!rows[0]) return
    const read = readDefinition(writeDefinition(rows[0].content), 'revision')
    if (!read.ok) throw new Error(`revision ${revisionId} is no definition: ${read.mistakes[0]?.path}`)
    const client = await ownerPool.connect()
    try {
      const { definition, hash } = read
      const { number } = await storeEdition(client, { definition, hash, demo: false, now: clock() })
      await client.query(
        `UPDATE revision SET state = 'stored', edition_number = $3, version = version + 1
         WHERE city_id = $1 AND id = $2 AND state = 'decided'`,
        [cityId, revisionId, number],
      )
    } finally {
      client.release()
    }
  }
