export { passkeyRoutes } from './routes.ts'
export { passkeyWay } from './way.tsx'
