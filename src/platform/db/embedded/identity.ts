import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import type { Places } from './paths.ts'
import { EmbeddedRefusal } from './refusals.ts'

export type OsUser = { name: string; uid: number; gid: number }

/** Who we are, and as whom the server runs: PostgreSQL refuses to run as root. */
export type Identity = { app: OsUser; server: OsUser; isRoot: boolean }

// A dedicated user first; `nobody` late, since other software may run under that name too.
const candidates = ['yui', 'postgres', 'daemon', 'nobody']

export function identityFor(places: Places): Identity {
  const app = appUser()
  if (app.uid !== 0) {
    refuseForeignFolder(places, app)
    return { app, server: app, isRoot: false }
  }
  return { app, server: serverUserForRoot(places), isRoot: true }
}

function appUser(): OsUser {
  try {
    const { username, uid, gid } = userInfo()
    return { name: username, uid, gid }
  } catch {
    throw new EmbeddedRefusal(
      'no-unprivileged-user',
      `The user id ${process.getuid?.()} has no name on this machine, and PostgreSQL needs one. ` +
        'Add a line for it to /etc/passwd, run as a named user, or set DATABASE_URL to a PostgreSQL server.',
    )
  }
}

function refuseForeignFolder(places: Places, app: OsUser) {
  for (const folder of [places.home, places.cluster]) {
    const owner = ownerOf(folder)
    if (owner === undefined || owner === app.uid) continue
    throw new EmbeddedRefusal(
      'wrong-owner',
      `${folder} belongs to user id ${owner}, but this runs as ${app.name} (${app.uid}). ` +
        `Run as that user, as root, or give the folder away: chown -R ${app.name} ${places.home}`,
    )
  }
}

// An existing cluster stays with its owner: installing a `postgres` package later must not lock us out.
function serverUserForRoot(places: Places): OsUser {
  const users = knownUsers()
  const owner = ownerOf(places.cluster)
  const found = owner
    ? users.find((user) => user.uid === owner)
    : candidates.map((name) => users.find((user) => user.name === name)).find((user) => user?.uid)
  if (found) return found
  throw new EmbeddedRefusal(
    'no-unprivileged-user',
    owner
      ? `${places.cluster} belongs to user id ${owner}, which has no name on this machine. Create that user, or: chown -R root ${places.cluster}`
      : `PostgreSQL does not run as root, and none of the users ${candidates.join(', ')} exists. ` +
          'Create one (useradd --system yui), start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function knownUsers(): OsUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

export const ownerOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.uid
