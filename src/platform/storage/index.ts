export { filePath, openFolderStorage, writeDurably, writeWhole } from './folder.ts'
export type { Range, Storage } from './types.ts'
