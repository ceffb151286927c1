export { peopleDoors } from './doors.ts'
export { peopleRoutes } from './routes.ts'
