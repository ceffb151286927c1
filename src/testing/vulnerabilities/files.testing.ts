import type { TestApp } from '../app.ts'
import type { Fields } from '../browser.ts'
import type { TestPerson } from '../people.ts'

const idea = {
  title: '花壇を直したい',
  issue: '花壇が荒れています。',
  wish: '一緒に直したい。',
  proposer: '見本町内会',
  field: 'environment',
  visibility: 'public',
}

/** A resident of Shinjo who sends ideas with files, and finds them again. */
export async function senderOfFiles(app: TestApp) {
  const sender: TestPerson = await app.person('shinjo', { hat: 'resident', name: '送る人' })
  const post = (fields: Fields) => sender.post('/shinjo/ideas', { ...idea, ...fields })
  const send = async (fields: Fields): Promise<string> => {
    const { location } = await post(fields)
    return `/shinjo/cases/${/\/cases\/([^/]+)/.exec(location ?? '')?.[1] ?? 'none'}`
  }
  const filesOf = async (path: string): Promise<string[]> => {
    const { text } = await sender.get(path)
    return [...new Set([...text.matchAll(/href="([^"]+\/files\/[^"]+)"/g)].map(([, href]) => href ?? ''))]
  }
  return { sender, post, send, filesOf }
}

export const pdf = (name: string, words = 'a paper') => new File([`%PDF-1.7 ${words}`], name)
