import { PDFiumLibrary } from '@hyzyla/pdfium'

/** The text of every page, as another program than the one that set it reads it. Without spaces: how wide a gap is, is its own matter. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  const texts = Array.from({ length: document.getPageCount() }, (_, at) => document.getPage(at).getText())
  document.destroy()
  library.destroy()
  return texts.join('\n').replace(/[ \u3000]/g, '')
}
