export { ensureSealKeys } from './ensure.ts'
export { type KeyFolder, openKeyFolder, sealKeyName, signingKeyName } from './folder.ts'
