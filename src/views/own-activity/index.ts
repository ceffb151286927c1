export { ownActivityRoutes } from './routes.tsx'
