export { ScanBeside, ScanPages } from './beside.tsx'
export { enterScan } from './enter.ts'
export { paperEntries, paperStage } from './entries.tsx'
export {
  findScan,
  keepScanEvent,
  listScans,
  type ScanRow,
  updateScan,
} from './queries.ts'
export { maySeeScan, scanStaff } from './rules.ts'
export { settleByHand } from './settle.ts'
export { takeScan } from './take.ts'
export { scanTasks } from './tasks.ts'
