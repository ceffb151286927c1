import { whoMaySee } from '../web/policies.ts'
import { casePage, type Route } from '../web/route.ts'
import { sendFile, sendPicture } from './serve.tsx'

/** Who may see a file is its visibility, said once with the thread's; to anybody else there is none. */
export const fileRoutes: readonly Route[] = [
  casePage('/cases/:number/files/:id', { policy: whoMaySee, show: sendFile }),
  casePage('/cases/:number/pictures/:id', { policy: whoMaySee, show: sendPicture }),
]
