import type { DataFolders } from '../../boot/places.ts'
import { checkDatabase } from './database.ts'
import { checkDisk } from './disk.ts'
import { checkLocale } from './locale.ts'
import { checkMail } from './mail.ts'
import type { DoctorWords } from './messages.ts'
import { checkProviders } from './providers.ts'
import { checkStore } from './store.ts'

/** `warn` is worth knowing, `fail` has to be put right. */
export type Finding = { level: 'ok' | 'warn' | 'fail'; subject: string; text: string }
export type Patient = { env: NodeJS.ProcessEnv; folders: DataFolders; words: DoctorWords; now: () => Date }

/** Looks at everything and changes nothing; one thing that is broken does not keep the others from being looked at. */
export async function checksOf(patient: Patient): Promise<Finding[]> {
  return [
    ...(await checkDatabase(patient)),
    ...(await checkDisk(patient)),
    ...(await checkStore(patient)),
    await checkMail(patient),
    ...(await checkProviders(patient)),
    checkLocale(patient),
  ]
}
