export { SheetMark, sheetOf } from './mark.tsx'
export { type Paper, type PaperItem, type PaperSection, PaperSheets, paperHash } from './paper.tsx'
