import { describe, expect, test } from 'vitest'
import type { CaseSubject, Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { Joint, JointDocument } from '../../core/joint/index.ts'
import type { Hat, HatKind, Viewer } from '../../core/people/viewer.ts'
import { readForm } from '../../lib/form-errors.ts'
import { rowNumbers, rowsToShow } from '../../lib/form-rows.ts'
import { differences } from './differences.ts'
import { agreementForm, partyForm } from './forms.ts'
import {
  type Agreement,
  mayWrite,
  mistakesIn,
  namesOtherParties,
  namesStrangers,
  promisesOf,
} from './rules.ts'

const party = (id: string, rest: Partial<Party> = {}): Party => ({
  id,
  position: 1,
  kind: 'civic',
  common: 'civicGroup',
  name: id,
  public_name: id,
  government: false,
  person_id: null,
  organization_id: null,
  section: null,
  ...rest,
})
const group = party('group', { organization_id: 'org' })
const cityHall = party('hall', { government: true, section: 'parks' })
const outside = party('outside')

const subject = (parties: Party[], rest: Partial<CaseSubject['case']> = {}): CaseSubject => ({
  case: { stage: 'agreement', state: 'open', section: 'parks', ...rest } as CaseSubject['case'],
  parties,
  duties: [],
})
const as = (kind: HatKind, hat: Partial<Hat> = {}): Viewer => {
  const worn = { id: 'hat', kind, ...hat }
  return { person: { id: 'someone', name: '' }, hat: worn, hats: [worn] }
}
const written = { effect: null } as Joint<Agreement>
const inEffect = { effect: { version: 1, hash: '', at: '' } } as Joint<Agreement>

const member = as('member', { organizationId: 'org' })
const officer = as('officer', { section: 'parks' })

describe('who writes an agreement', () => {
  test('every party does, by whoever belongs to it', () => {
    expect(mayWrite(member, subject([group, cityHall]), written)).toBe(true)
    expect(mayWrite(officer, subject([group, cityHall]), written)).toBe(true)
  })
  test('the section in charge, when it is no party, writes the first draft and no more', () => {
    expect(mayWrite(officer, subject([group]), undefined)).toBe(true)
    expect(mayWrite(officer, subject([group]), written)).toBe(false)
  })
  test('it goes on writing where no party is at a screen', () => {
    expect(mayWrite(officer, subject([outside]), written)).toBe(true)
  })
  test.each([
    ['an administrator', as('administrator')],
    ['a section that has nothing to do with it', as('officer', { section: 'roads' })],
    ['a resident who is no party', as('resident')],
    ['another group', as('representative', { organizationId: 'other' })],
    ['nobody known', undefined],
  ])('%s does not', (_, viewer) => {
    for (const joint of [undefined, written])
      expect(mayWrite(viewer, subject([group, cityHall]), joint)).toBe(false)
  })
  test('nobody does once it is in effect, or the case has gone on or ended', () => {
    expect(mayWrite(member, subject([group]), inEffect)).toBe(false)
    expect(mayWrite(member, subject([group], { stage: 'running' }), written)).toBe(false)
    expect(mayWrite(member, subject([group], { state: 'ended' }), written)).toBe(false)
  })
})

const typed = {
  version: '0',
  purpose: '目的',
  issue: '課題',
  goal: '3月までに3回',
  'roles.0.party': 'group',
  'roles.0.role': '掃除',
  startsOn: '令和8年7月1日',
  endsOn: '2027-03-31',
}
const errorsOf = (fields: Record<string, string>) => {
  const form = readForm(agreementForm, fields)
  return form.ok ? [] : form.errors.map(({ field, code }) => `${field}:${code}`)
}

describe('what an agreement says', () => {
  test('its end is required, and is not before its start', () => {
    expect(errorsOf(typed)).toEqual([])
    expect(errorsOf({ ...typed, endsOn: '' })).toEqual(['endsOn:required'])
    expect(errorsOf({ ...typed, endsOn: '2026-06-30' })).toEqual(['endsOn:endsBeforeStart'])
    expect(errorsOf({ ...typed, endsOn: '2026-07-01' })).toEqual([])
  })
  test('resources are of six kinds, with their worth in yen or hours where it is known', () => {
    const row = {
      'resources.4.party': 'group',
      'resources.4.kind': 'hours',
      'resources.4.what': '草刈り',
      'resources.4.yen': '１２，０００円',
      'resources.4.hours': '1.5',
    }
    const form = readForm(agreementForm, { ...typed, ...row })
    expect(form.ok && form.value.resources).toEqual([
      { party: 'group', kind: 'hours', what: '草刈り', amount: '', yen: 12_000, hours: 1.5 },
    ])
    expect(errorsOf({ ...typed, ...row, 'resources.4.kind': 'love', 'resources.4.yen': '-1' })).toEqual([
      'resources.4.kind:badChoice',
      'resources.4.yen:badNumber',
    ])
  })
  test('every party has a role, and nobody who is no party has one', () => {
    const form = readForm(agreementForm, typed)
    if (!form.ok) throw new Error('the form is right')
    expect(mistakesIn(form.value, subject([group]))).toEqual([])
    expect(mistakesIn(form.value, subject([group, cityHall]))).toEqual([
      { field: 'roles.1.role', code: 'required' },
    ])
    expect(namesStrangers(form.value, subject([group]))).toBe(false)
    expect(namesStrangers(form.value, subject([cityHall]))).toBe(true)
  })
  test('promises are the template for the form, else the general one, else the principles, else none', () => {
    const clause = (code: string) => ({ title: { ja: code } })
    const definition = (templates: unknown[], principles: unknown[]) =>
      ({ agreementTemplates: templates, principles }) as Definition
    const general = { clauses: [clause('general')] }
    const forForm = { forms: ['subsidy'], clauses: [clause('subsidy')] }
    const titles = (given: Definition, form: string | null) =>
      promisesOf(given, form).map(({ title }) => title.ja)
    expect(titles(definition([general, forForm], []), 'subsidy')).toEqual(['subsidy'])
    expect(titles(definition([general, forForm], []), 'other')).toEqual(['general'])
    expect(titles(definition([forForm], [{ name: { ja: '対等' } }]), null)).toEqual(['対等'])
    expect(titles(definition([], []), null)).toEqual([])
  })
})

describe('a party that comes later', () => {
  const joint = (ids: string[]) => ({ document: { parties: ids.map((id) => ({ id })) } }) as Joint<unknown>
  test('is not named by what was written before', () => {
    expect(namesOtherParties(subject([group, cityHall]), joint(['hall', 'group']))).toBe(false)
    expect(namesOtherParties(subject([group, cityHall]), joint(['group']))).toBe(true)
    expect(namesOtherParties(subject([group]), joint(['group', 'hall']))).toBe(true)
  })
  test('is named in one way only, and somebody outside by kind too', () => {
    const errors = (fields: Record<string, string>) => {
      const form = readForm(partyForm, fields)
      return form.ok ? [] : form.errors.map(({ field, code }) => `${field}:${code}`)
    }
    expect(errors({ organization: 'x' })).toEqual([])
    expect(errors({ name: '隣のまち', kind: 'civic' })).toEqual([])
    expect(errors({})).toEqual(['organization:whichParty'])
    expect(errors({ organization: 'x', section: 'y' })).toEqual(['organization:oneParty'])
    expect(errors({ name: '隣のまち' })).toEqual(['kind:required'])
  })
})

describe('what changed from one version to the next', () => {
  const document = (content: Partial<Agreement>, names = ['甲']): JointDocument<Agreement> => ({
    kind: 'agreement',
    caseNumber: '',
    version: 1,
    parties: names.map((name) => ({ id: name, name, publicName: name, kind: '', government: false })),
    content: {
      purpose: '目的',
      issue: '課題',
      goal: '目標',
      roles: [{ party: '甲', role: '掃除' }],
      resources: [],
      startsOn: '2026-07-01',
      endsOn: '2027-03-31',
      promises: [],
      clauses: '',
      ...content,
    },
  })
  test('is told line by line, and nothing else', () => {
    expect(differences(document({}), document({}))).toEqual([])
    expect(differences(document({}), document({ goal: '新しい目標', endsOn: '2027-09-30' }))).toEqual([
      { key: 'goal', before: '目標', after: '新しい目標' },
      { key: 'endsOn', before: '2027-03-31', after: '2027-09-30' },
    ])
  })
  test('a party and its role that came are new, those that left are gone', () => {
    const more = document({ roles: [{ party: '乙', role: '道具' }] }, ['乙'])
    expect(differences(document({}), more)).toEqual([
      { key: 'parties', before: '甲', after: '乙' },
      { key: 'role:乙', before: '', after: '道具' },
      { key: 'role:甲', before: '掃除', after: '' },
    ])
  })
})

describe('rows of a form', () => {
  const kept = { 'resources.2.what': 'x', 'resources.0.what': 'y', 'resources.x.what': 'z', resources: 'q' }
  test('keep their numbers, and empty ones follow', () => {
    expect(rowNumbers(kept, 'resources')).toEqual([0, 2])
    expect(rowsToShow(kept, 'resources', 2, 50)).toEqual([0, 2, 3, 4])
    expect(rowsToShow({}, 'resources', 1, 50)).toEqual([0])
  })
  test('are never more than the form takes', () => {
    expect(rowsToShow(kept, 'resources', 5, 3)).toEqual([0, 2, 3])
  })
})
