export type {
  EmbeddedConnection,
  EmbeddedOptions,
  EmbeddedPostgres,
  EmbeddedRole,
  RunningPostgres,
} from './connection.ts'
export { findRunning } from './find-running.ts'
export { EmbeddedRefusal, type RefusalCode } from './refusals.ts'
export { startEmbedded } from './start.ts'
