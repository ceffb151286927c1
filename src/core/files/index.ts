export { acceptedKinds, largestFile } from './kinds.ts'
export { fileRoutes } from './routes.ts'
export { type Stored, storeFile } from './store.ts'
