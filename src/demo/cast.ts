import type { HatKind } from '../core/people/viewer.ts'

/** Everybody here is invented; 見本 (specimen) in the name says so on every page and paper. */
export type Role = {
  /** How the stories call them. */
  as: string
  name: string
  hat: HatKind
  section?: string
  group?: string
  /** Where somebody who is entered in a register has an account already. */
  email?: string
  /** A second hat: acts in each for one side alone. */
  also?: { hat: HatKind; group: string }
}
export type Group = { as: string; kind: string; name: string }
export type Cast = { city: string; groups: readonly Group[]; roles: readonly Role[] }

type Kinds = { neighbours: string; civic: string; company: string }
type Sections = { coordination: string; first: string; second: string }

/** The same people in every city, under the city's own kinds of actors and in its own sections. */
function castOf(
  city: string,
  kinds: Kinds,
  sections: Sections,
  place: string,
  more: readonly Role[] = [],
): Cast {
  return {
    city,
    groups: [
      { as: 'neighbours', kind: kinds.neighbours, name: `見本${place}町内会` },
      { as: 'civic', kind: kinds.civic, name: `見本NPO ${place}ひろば` },
      { as: 'company', kind: kinds.company, name: `見本商店（${place}店）` },
    ],
    roles: [
      { as: 'resident', name: '見本 さくら', hat: 'resident' },
      { as: 'secretary', name: '見本 まもる', hat: 'secretary', group: 'neighbours' },
      { as: 'neighbours', name: '見本 きよし', hat: 'representative', group: 'neighbours' },
      { as: 'civic', name: '見本 あかり', hat: 'representative', group: 'civic' },
      { as: 'company', name: '見本 しょうた', hat: 'representative', group: 'company' },
      { as: 'officer', name: '見本 みなと', hat: 'officer', section: sections.first },
      { as: 'officer2', name: '見本 ひかる', hat: 'officer', section: sections.second },
      { as: 'chief', name: '見本 かおる', hat: 'chief', section: sections.first },
      { as: 'chief2', name: '見本 つよし', hat: 'chief', section: sections.second },
      ...more,
      { as: 'office', name: '見本 ゆい', hat: 'coordination', section: sections.coordination },
      { as: 'centre', name: '見本 のぞみ', hat: 'supportCenter' },
      { as: 'council', name: '見本 すすむ', hat: 'council' },
      { as: 'administrator', name: '見本 まこと', hat: 'administrator' },
    ],
  }
}

/** Who else sits on a council, where the guideline names one: its chair, and a member whose own group is in some cases. */
const councillors: readonly Role[] = [
  { as: 'chair', name: '見本 たけし', hat: 'council' },
  { as: 'neighbour', name: '見本 はな', hat: 'council', also: { hat: 'member', group: 'neighbours' } },
]

const only = (section: string): Sections => ({ coordination: section, first: section, second: section })

export const casts: readonly Cast[] = [
  castOf(
    'tomakomai',
    { neighbours: 'neighbourhood', civic: 'civic-group', company: 'business' },
    { coordination: 'self-government', first: 'self-government', second: 'public-hearing' },
    'しおさい',
  ),
  castOf(
    'kurashiki',
    { neighbours: 'civic-group', civic: 'civic-group', company: 'business' },
    only('civic-activity'),
    'しろかべ',
  ),
  castOf(
    'shinjo',
    { neighbours: 'community', civic: 'community', company: 'business' },
    { coordination: 'general-policy', first: 'urban-development', second: 'school-education' },
    'ゆきわり',
    // Sections that are a party to a story, and so need somebody who may bind them.
    [
      { as: 'policyChief', name: '見本 いさむ', hat: 'chief', section: 'general-policy' },
      { as: 'environmentChief', name: '見本 みのる', hat: 'chief', section: 'environment' },
      ...councillors,
    ],
  ),
  castOf(
    'nishitokyo',
    { neighbours: 'neighborhood', civic: 'nonprofit', company: 'industry' },
    only('collaboration-community'),
    'けやき',
  ),
  castOf(
    'echizen',
    { neighbours: 'neighborhood', civic: 'npo', company: 'business' },
    only('self-government'),
    'たねまき',
    [
      ...councillors,
      { as: 'coordinator', name: '見本 つなぐ', hat: 'resident', email: 'tsunagu@mihon.example' },
    ],
  ),
]
