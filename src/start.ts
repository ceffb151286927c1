import { fillDemo } from './boot/fill-demo.ts'
import { demoGreeting } from './boot/greeting.ts'
import { runUntilStopped } from './boot/run.ts'
import { readDemoConfig } from './config.ts'

await runUntilStopped(() => readDemoConfig(process.env), demoGreeting, fillDemo)
