import { createRoute } from '@hono/zod-openapi'
import { groupRoute, listGroupsRoute } from './groups.ts'
import { json, problems } from './responses.ts'
import * as shapes from './schemas.ts'

const get = 'get' as const

export const listCitiesRoute = createRoute({
  method: get,
  path: '/cities',
  summary: 'The cities of this installation',
  responses: { 200: json(shapes.cities, 'All cities, by their code') },
})
export const cityRoute = createRoute({
  method: get,
  path: '/cities/{city}',
  summary: 'One city',
  request: { params: shapes.cityParams },
  responses: { 200: json(shapes.city, 'The city'), ...problems },
})
export const definitionRoute = createRoute({
  method: get,
  path: '/cities/{city}/definition',
  summary: 'The city’s guideline as data',
  request: { params: shapes.cityParams },
  responses: { 200: json(shapes.definition, 'The edition in force today'), ...problems },
})
export const listCasesRoute = createRoute({
  method: get,
  path: '/cities/{city}/cases',
  summary: 'Public cases, newest first, 50 a page',
  request: { params: shapes.cityParams, query: shapes.listQuery },
  responses: { 200: json(shapes.caseList, 'One page of the cases that match'), ...problems },
})
export const caseRoute = createRoute({
  method: get,
  path: '/cities/{city}/cases/{number}',
  summary: 'A public case with its thread',
  request: { params: shapes.caseParams },
  responses: { 200: json(shapes.caseWithThread, 'What the public may read of it'), ...problems },
})

export const documentPath = '/openapi.json'

/** For docs/permissions.md: the JSON API knows nobody, so everybody gets what the public may read. */
export const apiRoutes = [
  listCitiesRoute,
  cityRoute,
  definitionRoute,
  listCasesRoute,
  caseRoute,
  listGroupsRoute,
  groupRoute,
].map(({ method, path }) => ({ method, path: `/api/v1${path}`, policy: 'anyone, and only what is public' }))
