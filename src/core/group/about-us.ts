import { formatDate } from '../../lib/dates.ts'
import { defineMessages, pick } from '../../lib/language.ts'
import type { Visit } from '../web/visit.ts'
import { groupKinds } from './form.ts'
import type { Profile } from './profile.ts'
import { findProfile } from './queries.ts'

const messages = defineMessages(
  {
    activity: '活動',
    area: '区域',
    founded: '設立',
    members: '構成員',
    people: (n: number) => `${n}人`,
    colon: '：',
  },
  {
    activity: 'What we do',
    area: 'Area',
    founded: 'Founded',
    members: 'Members',
    people: (n) => String(n),
    colon: ': ',
  },
)

/** What a group says of itself as a paper asks it: who we are, what we do, how many. No person's name or number. */
function aboutUs({ lang, definition }: Visit, profile: Profile): string {
  const words = messages(lang)
  const kind = groupKinds(definition).find(({ code }) => code === profile.kind)
  const lines: [string, string | undefined][] = [
    [words.activity, profile.activity],
    [words.area, profile.area],
    [words.founded, profile.founded && formatDate(profile.founded, lang)],
    [words.members, profile.members === undefined ? '' : words.people(profile.members)],
  ]
  return [
    kind ? `${profile.name}（${pick(kind.name, lang)}）` : profile.name,
    ...lines.filter(([, text]) => text).map(([label, text]) => `${label}${words.colon}${text}`),
  ].join('\n')
}

/** For the field 「私たちについて」 of whoever wears a group's hat; nothing where the group has not written anything. */
export async function aboutOwnGroup(visit: Visit): Promise<string | undefined> {
  const groupId = visit.viewer?.hat.organizationId
  return groupId === undefined ? undefined : aboutGroup(visit, groupId)
}

/** The same of a group that somebody writes for. */
export async function aboutGroup(visit: Visit, groupId: string): Promise<string | undefined> {
  const kept = await findProfile(visit.tx, groupId)
  return kept === undefined || kept.version === 0 ? undefined : aboutUs(visit, kept.profile)
}
