export { type AttachedFile, attachUploads, filesIn, shareFiles } from './attach.ts'
export { AttachField, PendingFiles } from './attach-field.tsx'
export { CaseFiles } from './case-files.tsx'
export { FileList } from './file-list.tsx'
export { attachKept, type KeptFile, keepLoose, keepUploads } from './keep.ts'
export { acceptedScans, isScanKind, judge } from './kinds.ts'
export { limitsOf } from './limits.ts'
export { scanFaults } from './messages.ts'
export { cleanName } from './name.ts'
export { isShownPicture, Pictures } from './pictures.tsx'
export { fullToday } from './quota.ts'
export {
  alternativesIn,
  attachedField,
  faultsInFiles,
  receiveFiles,
  refusedFiles,
  wantedTokens,
} from './receive.ts'
export { fileRoutes } from './routes.ts'
export { SeenBy } from './seen-by.tsx'
export { paperResponse, type ReadPaper, readPaper } from './small-paper.ts'
export { storeFile } from './store.ts'
export { type FileParts, fileTasks } from './tasks.ts'
export { uploadRoutes } from './upload-routes.ts'
