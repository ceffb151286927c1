import type pg from 'pg'
import type { Logger } from 'pino'
import { cleanDrafts } from './core/draft/index.ts'
import { openDirectory } from './core/edition/directory.ts'
import { type FileParts, fileTasks } from './core/files/index.ts'
import { disposeRosters } from './core/group/index.ts'
import { remindSilent } from './core/joint/index.ts'
import { fillLibrary } from './core/library/index.ts'
import { cityOfMail, openSender } from './core/mail/index.ts'
import {
  keepBounce,
  type Letterhead,
  openBounceFolder,
  openLetterhead,
  openMorning,
} from './core/notice/index.ts'
import { applyAllDue } from './core/organization/changes/due.ts'
import { forgetRosters } from './core/organization/imports.ts'
import { cleanSessions } from './core/people/clean.ts'
import { openEraser } from './core/privacy/erase.ts'
import { openDisposer } from './core/records/dispose.ts'
import { carryOver } from './core/register/carry.ts'
import { scanTasks } from './core/scan/index.ts'
import { openSigner } from './core/trail/sign-all.ts'
import { forgetVisionPosts } from './core/vision/index.ts'
import { todayInJapan } from './lib/dates.ts'
import { inCity } from './platform/db/transaction.ts'
import type { CronLine, Tasks } from './platform/jobs/index.ts'
import { ensureSealKeys, type KeyFolder } from './platform/keys/index.ts'
import type { Mailer } from './platform/mail/index.ts'
import { remindNext } from './stages/consultation/index.ts'
import {
  askAhead,
  beginDue,
  dueSoon,
  listComplete,
  listDueMoments,
  openRound,
} from './stages/evaluation/index.ts'
import { correctionDue, forgetMailFollows, tellFollowers } from './stages/idea/index.ts'
import { freezeTask, openFreezer } from './views/annual-report/index.ts'
import { forgetSlips } from './views/centre/index.ts'
import { forgetImports, openTaker, remindSections } from './views/register/index.ts'
import { openEditionStore, storeTask } from './views/revisions/index.ts'
import { applyPlanned } from './views/switches/index.ts'
import { remindVision } from './views/vision/index.ts'

export type JobParts = {
  ownerPool: pg.Pool
  appPool: pg.Pool
  /** Undefined where another process holds the keys: sheets are then opened there. */
  unsealPool: pg.Pool | undefined
  keys: KeyFolder
  mailer: Mailer | undefined
  mailPerMinute?: number | undefined
  /** Where the mail server puts what comes back. */
  bounceFolder?: string | undefined
  /** Where people reach this installation: what a job writes to them leads there. */
  origin: string
  clock: () => Date
  log: Logger
  /** Undefined where the files lie out of reach of this process. */
  files?: FileParts | undefined
  /** Where scanners put what they read, a subfolder for each city. */
  scanFolder?: string | undefined
  /** How many days a paper that was taken in lies in the folder's `done`. */
  scanKeptDays?: number | undefined
}

/** Everything the job process does. */
export function jobTasks(parts: JobParts): Tasks {
  const { ownerPool, appPool, keys, clock, origin } = parts
  const directory = openDirectory(appPool)
  const letterhead = openLetterhead({ directory, origin })
  return {
    ...openingTasks(parts, letterhead),
    'trail.sign': openSigner(parts),
    ...mailTasks(parts),
    'notice.morning': openMorning({
      appPool,
      directory,
      letterhead,
      clock,
      due: { ...dueSoon, ...correctionDue },
      also: [remindNext, askAhead, remindVision, remindSections, carryOver, remindSilent],
    }),
    'idea.follow': tellFollowers({ appPool, directory, letterhead, clock }),
    'idea.forget': forgetMailFollows(ownerPool, clock),
    'privacy.erase': openEraser(parts),
    'records.dispose': openDisposer({ ...parts, forgetFile: parts.files?.storage.remove }),
    'sessions.clean': cleanSessions(ownerPool, clock),
    ...fileTasks(parts.files, parts),
    ...scanTasks(parts.files, { ...parts, directory }),
    'centre.forget': forgetSlips(ownerPool, clock),
    [freezeTask]: openFreezer({ appPool, directory, storage: parts.files?.storage, clock }),
    'library.fill': fillLibrary(parts),
    'drafts.clean': cleanDrafts(ownerPool, clock),
    'organization.change': applyAllDue({ pool: appPool, ownerPool, directory, clock }),
    'switches.due': applyPlanned({ pool: appPool, ownerPool, letterhead, clock }),
    [storeTask]: openEditionStore({ ownerPool, clock }),
    'roster.forget': forgetRosters(ownerPool, clock),
    'groups.dispose': disposeRosters(ownerPool, clock),
    'vision.forget': forgetVisionPosts(ownerPool, clock),
    'register.take': openTaker({ appPool, directory, clock }),
    'register.forget': forgetImports(ownerPool, clock),
    'keys.ensure': async () => {
      await ensureSealKeys(ownerPool, keys, clock())
    },
  }
}

/** What goes at once, before the minute is over. */
const mostSoon = 5

function mailTasks({ bounceFolder, ...parts }: JobParts): Tasks {
  const { ownerPool, appPool, clock, log } = parts
  const undeliverable = ({ cityId, id }: { cityId: string; id: string }, reason: string) =>
    inCity(appPool, cityId, 'write', (tx) => keepBounce(tx, id, reason, clock()))
  const sender = (perMinute: number | undefined) => openSender({ ...parts, undeliverable, perMinute })
  const sending = { 'mail.send': sender(parts.mailPerMinute), 'mail.soon': sender(mostSoon) }
  if (bounceFolder === undefined) return { ...sending, 'mail.bounces': async () => undefined }
  const keep = async (id: string, reason: string) => {
    const cityId = await cityOfMail(ownerPool, id)
    if (cityId !== undefined) await undeliverable({ cityId, id }, reason)
  }
  return { ...sending, 'mail.bounces': openBounceFolder({ folder: bounceFolder, keep, log }) }
}

function openingTasks({ ownerPool, unsealPool, ...rest }: JobParts, letterhead: Letterhead): Tasks {
  if (unsealPool === undefined) return {}
  const open = openRound({ ...rest, unsealPool, letterhead })
  const begin = beginDue({ ...rest, letterhead })
  return {
    'evaluation.open': open,
    'evaluation.sweep': async () => {
      const today = todayInJapan(rest.clock())
      for (const round of await listComplete(ownerPool, today)) await open(round)
      for (const due of await listDueMoments(ownerPool, today)) await begin(due)
    },
  }
}

/** When the clock alone is the reason. A line runs once, however many job processes there are. */
export const jobCron: readonly CronLine[] = [
  { task: 'trail.sign', match: '* * * * *' },
  { task: 'mail.send', match: '* * * * *' },
  { task: 'mail.bounces', match: '*/5 * * * *' },
  // half past seven in Japan, from Monday to Friday
  { task: 'notice.morning', match: '30 22 * * 0-4' },
  { task: 'idea.follow', match: '35 22 * * 0-4' },
  { task: 'idea.forget', match: '19 * * * *' },
  { task: 'keys.ensure', match: '* * * * *' },
  { task: 'evaluation.sweep', match: '*/10 * * * *' },
  { task: 'sessions.clean', match: '17 * * * *' },
  { task: 'uploads.clean', match: '27 3 * * *' },
  { task: 'files.scan', match: '*/5 * * * *' },
  { task: 'scans.folder', match: '* * * * *' },
  { task: 'scans.clean', match: '43 3 * * *' },
  { task: 'scans.done', match: '47 3 * * *' },
  { task: 'privacy.erase', match: '23 * * * *' },
  { task: 'records.dispose', match: '41 * * * *' },
  { task: 'centre.forget', match: '23 * * * *' },
  { task: 'drafts.clean', match: '37 3 * * *' },
  { task: 'organization.change', match: '* * * * *' },
  { task: 'switches.due', match: '* * * * *' },
  { task: 'roster.forget', match: '31 * * * *' },
  { task: 'groups.dispose', match: '29 * * * *' },
  { task: 'library.fill', match: '53 3 * * *' },
  { task: 'vision.forget', match: '47 3 * * *' },
  { task: 'register.forget', match: '51 3 * * *' },
]
