import { readDemoConfig } from '../config.ts'
import { demoGreeting } from './greeting.ts'
import { runUntilStopped } from './run.ts'

/** The program as tests start and kill it: without the demo's people, and on a given database when there is one. */
const database = process.env.TRIAL_DATABASE
await runUntilStopped(
  () => ({ ...readDemoConfig(process.env), databases: database ? { app: database } : undefined }),
  demoGreeting,
)
