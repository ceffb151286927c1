import type pg from 'pg'
import type { Tasks } from '../../platform/jobs/index.ts'
import type { FileParts } from '../files/index.ts'
import { cleanScans } from './clean.ts'
import { openScanFolder, openScanFolderCleaner } from './folder.ts'
import { openScanReader, type ReadParts } from './read.ts'

type Job = Omit<ReadParts, 'storage'> & {
  ownerPool: pg.Pool
  scanFolder?: string | undefined
  /** How many days what was taken in lies in `done`. */
  scanKeptDays?: number | undefined
}

const usuallyKeptDays = 30

/** What is done about scanned papers without anybody asking; nothing where files lie out of reach. */
export function scanTasks(
  files: FileParts | undefined,
  { ownerPool, scanFolder, scanKeptDays, ...rest }: Job,
): Tasks {
  if (files === undefined) return {}
  const parts = { ...rest, storage: files.storage }
  return {
    'scans.read': openScanReader(parts),
    'scans.folder': openScanFolder({ ...parts, files, folder: scanFolder }),
    'scans.clean': cleanScans(ownerPool, files.storage, rest.clock),
    'scans.done': openScanFolderCleaner({ ...rest, folder: scanFolder }, scanKeptDays ?? usuallyKeptDays),
  }
}
