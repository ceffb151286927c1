import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { City } from '../../core/edition/directory.ts'
import { findListed, type ListedGroup, listGroups } from '../../core/group/index.ts'
import { found } from '../../core/web/errors.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Runtime } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { reading } from './reading.ts'
import { json, problems } from './responses.ts'
import { cityParams } from './schemas.ts'

const day = z.iso.date().describe('YYYY-MM-DD, the day in Japan (JST)')
const id = z.string().refine(isUuid, { message: 'badId' })
const code = z.string().regex(/^[A-Za-z0-9-]{1,60}$/)

const account = z
  .object({
    year: z.number().int().describe('Fiscal year (年度, April to March)'),
    income: z.number().int().describe('Yen'),
    expenditure: z.number().int().describe('Yen'),
    carryOver: z.number().int().describe('Yen carried over into the next year'),
  })
  .openapi('GroupAccount')

const group = z
  .object({
    id: z.string(),
    name: z.string().describe('As the group writes it'),
    reading: z.string().nullable().describe('ふりがな'),
    kind: z.string().describe('Kind of actor, by the city’s own code'),
    fields: z.array(z.string()).describe('Codes of fields, from the definition'),
    area: z.string().nullable(),
    activity: z.string().nullable(),
    foundedOn: day.nullable(),
    members: z.number().int().nullable(),
    membersInCity: z.number().int().nullable(),
    website: z.string().nullable(),
    corporateNumber: z.string().nullable().describe('法人番号'),
    accounts: z.array(account),
    confirmedOn: day.nullable().describe('When the city looked at it, where the city does so'),
    stillRightOn: day.nullable().describe('When the group last said that this is still right'),
    publicCases: z.number().int(),
    newestCase: z.url().nullable(),
    demo: z.boolean(),
    page: z.url(),
  })
  .describe('What a group made public, field by field; null for what it did not. Persons are never here')
  .openapi('Group')
const groupList = z
  .object({
    groups: z.array(group).describe('At most 50, in the order of their reading'),
    after: z.string().nullable().describe('Ask for the next page with this; null on the last'),
  })
  .openapi('GroupList')

export const listGroupsRoute = createRoute({
  method: 'get',
  path: '/cities/{city}/groups',
  summary: 'Listed groups, in the order of their reading, 50 a page',
  request: {
    params: cityParams,
    query: z.strictObject({
      q: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .optional()
        .describe('Words to be found in name, activity and area'),
      field: code.optional().describe('Code of a field'),
      kind: code.optional().describe('Code of a kind of actor'),
      after: id.optional().describe('The `after` of the page in hand'),
    }),
  },
  responses: { 200: json(groupList, 'One page of the groups that match'), ...problems },
})
export const groupRoute = createRoute({
  method: 'get',
  path: '/cities/{city}/groups/{id}',
  summary: 'A listed group',
  request: { params: cityParams.extend({ id: id.openapi({ param: { name: 'id', in: 'path' } }) }) },
  responses: { 200: json(group, 'What the group made public'), ...problems },
})

const orNull = <T>(value: T | undefined): T | null => value ?? null

function present(runtime: Runtime, city: City, one: ListedGroup): z.output<typeof group> {
  const { card } = one
  const { accounts = [] } = card
  return {
    id: one.id,
    name: one.name,
    reading: orNull(card.reading),
    kind: one.kind,
    fields: [...(card.fields ?? [])],
    area: orNull(card.area),
    activity: orNull(card.activity),
    foundedOn: orNull(card.founded),
    members: orNull(card.members),
    membersInCity: orNull(card.membersInCity),
    website: orNull(card.website),
    corporateNumber: orNull(card.corporateNumber),
    accounts: accounts.map(({ year, income, expenditure, carryOver }) => ({
      year,
      income,
      expenditure,
      carryOver,
    })),
    confirmedOn: one.confirmed_on,
    stillRightOn: one.still_right_on,
    publicCases: one.cases,
    newestCase: one.newest && runtime.origin + casePath(city, one.newest.number),
    demo: one.demo,
    page: runtime.origin + cityPath(city, `/groups/${one.id}`),
  }
}

export function mountGroups(api: OpenAPIHono, runtime: Runtime): void {
  api.openapi(listGroupsRoute, async (c) => {
    const page = await reading(runtime, c, c.req.valid('param').city, async (city, tx) => {
      const { groups, more } = await listGroups(tx, c.req.valid('query'))
      const after = more ? orNull(groups.at(-1)?.id) : null
      return { groups: groups.map((one) => present(runtime, city, one)), after }
    })
    return c.json(page, 200)
  })
  api.openapi(groupRoute, async (c) => {
    const { city: slug, id: asked } = c.req.valid('param')
    const one = await reading(runtime, c, slug, async (city, tx) =>
      present(runtime, city, found(await findListed(tx, asked))),
    )
    return c.json(one, 200)
  })
}
