export { privacyDoors } from './doors.ts'
export { privacyRoutes } from './routes.ts'
