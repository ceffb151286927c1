export { draftDoors, draftRoutes } from './routes.tsx'
