import type pg from 'pg'
import type { Logger } from 'pino'
import type { Tasks } from '../../platform/jobs/index.ts'
import type { FileChecks } from '../../platform/scan/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { cleanUploads } from './clean.ts'
import { scanWaiting } from './scan-waiting.ts'

/** The folder of what is on its way, where files lie, and what looks at them. */
export type FileParts = { dir: string; storage: Storage; checks: FileChecks }
type Job = { ownerPool: pg.Pool; clock: () => Date; log: Logger }

/** What is done about files without anybody asking; nothing where they lie out of reach. */
export const fileTasks = (files: FileParts | undefined, { ownerPool, clock, log }: Job): Tasks =>
  files === undefined
    ? {}
    : {
        'uploads.clean': cleanUploads(files.dir, clock),
        'files.scan': scanWaiting({ ...files, ownerPool, log }),
      }
