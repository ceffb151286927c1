export { CaseChecks } from './checks.tsx'
export { guidanceEntries, guidanceRoutes } from './routes.ts'
export { guidanceStage } from './rules.ts'
export { StaffNotes } from './staff-notes.tsx'
