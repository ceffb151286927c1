export { SheetMark, sheetOf } from './mark.tsx'
export { type Paper, type PaperItem, type PaperSection, PaperSheets } from './paper.tsx'
