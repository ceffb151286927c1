export { followDoors, followRoutes } from './routes.ts'
