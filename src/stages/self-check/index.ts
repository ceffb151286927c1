/** The self-check comes before any case, so it is no stage of one: it only has pages. */
export { routes as selfCheckRoutes } from './routes.tsx'
