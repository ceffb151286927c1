export { acceptedKinds } from './kinds.ts'
export { fileRoutes } from './routes.ts'
export { storeFile } from './store.ts'
