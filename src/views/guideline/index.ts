export { guidelineRoutes } from './routes.tsx'
