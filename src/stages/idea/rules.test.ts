import { describe, expect, test } from 'vitest'
import type { CaseSubject, Party } from '../../core/case/types.ts'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { emptyContact } from '../../core/people/contact.ts'
import type { Hat, Viewer } from '../../core/people/viewer.ts'
import {
  canSeed,
  canWithdraw,
  faultsIn,
  finishedWalk,
  type Idea,
  mayPropose,
  routeOf,
  seesProposer,
  senderOf,
  tagsOf,
} from './rules.ts'

const shinjo = readCityFile('shinjo')
const nishitokyo = readCityFile('nishitokyo')
const as = (hat: Partial<Hat> & Pick<Hat, 'kind'>): Viewer => ({
  person: { id: 'p1', name: '髙﨑 葛󠄀𠮷' },
  hat: { id: 'h1', ...hat },
  hats: [],
})
const idea: Idea = {
  title: '題',
  issue: '課題',
  wish: '願い',
  proposer: 'わたし',
  field: 'snow',
  tags: [],
  planCode: '',
  district: '',
  place: '',
  point: undefined,
  visibility: 'public',
  check: '',
  parent: '',
  seat: '',
  aim: '',
  theme: '',
  vision: '',
  delegation: '',
  accessKey: '',
}

describe('新庄市: 分野から担当の課へ', () => {
  const examples: [string, string][] = [
    ['snow', 'urban-development'],
    ['health', 'health'],
    ['environment', 'environment'],
    ['tourism', 'commerce-tourism'],
    ['school', 'school-education'],
    ['social-education', 'social-education'],
  ]
  test.each(examples)('%s は %s へ', (field, section) => {
    expect(routeOf(shinjo, field)).toEqual({ section, reason: 'field' })
  })

  test('担当が分からないとき、複数の課にまたがるときは総合政策課へ', () => {
    const byDefault = { section: 'general-policy', reason: 'default' }
    expect([routeOf(shinjo, 'unknown'), routeOf(shinjo, 'several')]).toEqual([byDefault, byDefault])
  })
})

describe('who sends', () => {
  test('a resident is a party whose own name the public does not read', () => {
    expect(senderOf(as({ kind: 'resident' }), shinjo)).toEqual({
      kind: 'resident',
      common: 'individual',
      name: '髙﨑 葛󠄀𠮷',
      publicName: '市民',
      government: false,
      personId: 'p1',
    })
  })

  test('a group is a party under its name, of the kind below the kind it belongs to', () => {
    const hat = {
      kind: 'secretary',
      organizationId: 'o1',
      organizationName: 'みどり町内会',
      organizationKind: 'local-residents',
    } as const
    expect(senderOf(as(hat), shinjo)).toEqual({
      kind: 'local-residents',
      common: 'neighborhoodOrg',
      name: 'みどり町内会',
      publicName: 'みどり町内会',
      government: false,
      organizationId: 'o1',
    })
  })

  test('an officer sends for the section, as a government party', () => {
    expect(senderOf(as({ kind: 'officer', section: 'health' }), shinjo)).toEqual({
      kind: 'government',
      common: 'government',
      name: '健康課',
      publicName: '健康課',
      government: true,
      section: 'health',
    })
  })

  test('an administrator, a council member and nobody send nothing', () => {
    for (const viewer of [as({ kind: 'administrator' }), as({ kind: 'council' }), undefined]) {
      expect(mayPropose(viewer)).toBe(false)
      expect(senderOf(viewer, shinjo)).toBeUndefined()
    }
  })
})

describe('what only the city knows', () => {
  test('a field is one of the city, open, or wrong', () => {
    const fields = ['snow', 'unknown', 'several', 'space', '__proto__']
    expect(
      fields.map((field) => faultsIn(shinjo, { ...idea, field }, as({ kind: 'resident' })).length),
    ).toEqual([0, 0, 0, 1, 1])
  })

  test('a plan code the city does not have is wrong', () => {
    expect(faultsIn(shinjo, { ...idea, planCode: 'none-such' }, as({ kind: 'resident' }))).toEqual([
      { field: 'planCode', code: 'badChoice' },
    ])
  })

  test('whoever has no account says a name, a way to be answered, what that way needs, and holds a key', () => {
    const faults = (contact: object, accessKey = 'K7QM-3XTR-92HB') =>
      faultsIn(shinjo, { ...idea, accessKey, contact: { ...emptyContact, ...contact } }, undefined).map(
        ({ field }) => field,
      )
    expect(faults({})).toEqual(['contact.name', 'contact.channel'])
    expect(faults({ name: '葛󠄀', channel: 'mail' })).toEqual(['contact.email'])
    expect(faults({ name: '葛󠄀', channel: 'letter', postalCode: '〒996-8501' })).toEqual(['contact.address'])
    expect(faults({ name: '葛󠄀', channel: 'none' })).toEqual([])
    expect(faults({ name: '葛󠄀', channel: 'none' }, 'KKKK')).toEqual(['accessKey'])
  })

  test('tags the city does not have are left out', () => {
    const [first] = nishitokyo.suitability!.tags
    expect(tagsOf(nishitokyo, ['made-up', first!.code])).toEqual([first!.code])
    expect(tagsOf(shinjo, [first!.code])).toEqual([])
  })
})

test('a self-check travels only when it came to an exit', () => {
  expect(finishedWalk(shinjo, 'start:nyy')?.at.code).toBe('b')
  expect(
    ['start:yyy', 'start:y-y', '', undefined, 'nonsense'].map((text) => finishedWalk(shinjo, text)),
  ).toEqual(Array(5).fill(undefined))
})

const party = (position: number, rest: Partial<Party>): Party => ({
  id: `party${position}`,
  position,
  kind: 'k',
  common: 'c',
  name: 'n',
  public_name: 'p',
  government: false,
  person_id: null,
  organization_id: null,
  section: null,
  ...rest,
})
const subject = (state: string, stage: string): CaseSubject =>
  ({
    case: { state, stage, section: 'health' },
    parties: [party(1, { person_id: 'p1' }), party(2, { section: 'health' })],
    duties: [],
  }) as unknown as CaseSubject

test('the sender alone takes an idea back, until its shape is being settled', () => {
  const resident = as({ kind: 'resident' })
  const stages = ['idea', 'consultation', 'form', 'agreement', 'running']
  expect(stages.filter((stage) => canWithdraw(resident, subject('open', stage)))).toEqual([
    'idea',
    'consultation',
  ])
  expect(canWithdraw(resident, subject('ended', 'idea'))).toBe(false)
  expect(canWithdraw(as({ kind: 'officer', section: 'health' }), subject('open', 'idea'))).toBe(false)
  expect(canWithdraw(as({ kind: 'coordination' }), subject('open', 'idea'))).toBe(false)
})

test('only what has come to its end seeds a new idea', () => {
  expect((['open', 'closed', 'ended'] as const).map((state) => canSeed({ state }))).toEqual([
    false,
    true,
    true,
  ])
})

test('who we are is read by the parties and the section in charge, not by the public or an administrator', () => {
  const running = subject('open', 'running')
  const readers = [
    as({ kind: 'resident' }),
    as({ kind: 'officer', section: 'health' }),
    as({ kind: 'coordination' }),
  ]
  const others = [
    undefined,
    as({ kind: 'administrator' }),
    as({ kind: 'officer', section: 'snow' }),
    as({ kind: 'council' }),
  ]
  expect(readers.map((viewer) => seesProposer(viewer, running))).toEqual([true, true, true])
  expect(others.map((viewer) => seesProposer(viewer, running))).toEqual([false, false, false, false])
})
