export { carrySheet, hasOpenLines } from './carry.ts'
export { sheetEntries } from './entries.ts'
export { sheetRoutes } from './routes.tsx'
