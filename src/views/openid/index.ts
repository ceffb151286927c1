export { openidRoutes } from './routes.ts'
export { openidWay } from './way.tsx'
