import { openLetterhead } from '../core/notice/index.ts'
import { loadDemo } from '../demo/index.ts'
import { openPool } from '../platform/db/pool.ts'
import { beginDue, openRound } from '../stages/evaluation/index.ts'
import type { Fill } from './start.ts'

/** The demo's matters, with sealed sheets opened under the unsealing role as they are in earnest. */
export const fillDemo: Fill = async (runtime, { unseal, keys }) => {
  const unsealPool = openPool({ connectionString: unseal }, 1, 'yui-demo')
  try {
    const parts = { appPool: runtime.pool, letterhead: openLetterhead(runtime) }
    await loadDemo(runtime, {
      open: (clock) => openRound({ ...parts, unsealPool, keys, clock }),
      begin: (clock) => beginDue({ ...parts, clock }),
    })
  } finally {
    await unsealPool.end()
  }
}
