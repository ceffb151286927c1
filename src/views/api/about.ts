/** What stands at the head of the OpenAPI document. */
export const about = {
  openapi: '3.1.0',
  info: {
    title: 'Yui 結: public data of 協働',
    version: '1',
    description: [
      'Cities, their guidelines as data, and their public cases with the thread of each, from an idea to a look back by all parties.',
      'Read only and for anybody: what is not public is not here, and private people’s names never are.',
      'Days are days in Japan (JST, YYYY-MM-DD); moments are UTC; a fiscal year (年度) runs from April to March.',
      'Lists are read page by page with `before`. Every error has one shape, `Problem`: 404 for what is not there or not public, 422 with field and code for a parameter that cannot be read, 503 with Retry-After when the database is too busy.',
      'Facts of a guideline name the page of the city’s own text; what a city has not published is empty.',
    ].join('\n\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/api/v1' }],
}
