import { adminCreate } from './admin-create.ts'
import { exportCommand, importCommand } from './archive-command.ts'
import { backup, restore } from './backup-command.ts'
import { cityAdd, cityCheck, cityList } from './city.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { migrate } from './migrate.ts'
import { serve } from './serve.ts'
import { trailVerify } from './trail-verify.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  migrate,
  cityCheck,
  cityAdd,
  cityList,
  adminCreate,
  trailVerify,
  backup,
  restore,
  exportCommand,
  importCommand,
  doctor,
]
