import { demoGreeting } from './boot/greeting.ts'
import { runUntilStopped } from './boot/run.ts'
import { readDemoConfig } from './config.ts'
import { loadDemo } from './demo/index.ts'

await runUntilStopped(() => readDemoConfig(process.env), demoGreeting, loadDemo)
