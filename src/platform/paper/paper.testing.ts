import sharp from 'sharp'
import { encode } from 'uqr'

/** A code on a page, its corner in pixels. */
export type Placed = { text: string; x: number; y: number }

const [width, height] = [1654, 2339]
const codeSize = 250

/** A4 at 200 dots an inch, with some lines of text-like grey and codes of 32 mm where they are placed. */
export async function pageWithCodes(codes: readonly Placed[]): Promise<Buffer> {
  const lines = Array.from(
    { length: 30 },
    (_, n) => `<rect x="150" y="${700 + n * 50}" width="${900 + (n % 5) * 90}" height="14" fill="#555"/>`,
  )
  const drawn = codes.map(({ text, x, y }) => {
    const { data, size } = encode(text, { ecc: 'M', border: 4 })
    const cell = codeSize / size
    const dark = data.flatMap((row, at) =>
      row.flatMap((on, column) =>
        on ? [`<rect x="${x + column * cell}" y="${y + at * cell}" width="${cell}" height="${cell}"/>`] : [],
      ),
    )
    return `<rect x="${x}" y="${y}" width="${codeSize}" height="${codeSize}" fill="#fff"/>${dark.join('')}`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}${drawn.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** A PDF as a scanner makes it: a JPEG on each page. */
export async function pdfOf(pages: readonly Buffer[]): Promise<Buffer> {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const starts: number[] = []
  const add = (id: number, head: string, stream?: Buffer) => {
    starts[id] = parts.reduce((sum, part) => sum + part.length, 0)
    parts.push(Buffer.from(`${id} 0 obj\n${head}\n`))
    if (stream) parts.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'))
    parts.push(Buffer.from('endobj\n'))
  }
  const ids = pages.map((_, at) => 3 + at * 3)
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(2, `<< /Type /Pages /Kids [${ids.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages.length} >>`)
  for (const [at, jpeg] of pages.entries()) {
    const id = ids[at] ?? 0
    const size = await sharp(jpeg).metadata()
    const draw = Buffer.from('q 595 0 0 842 0 0 cm /P Do Q')
    add(
      id,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${id + 1} 0 R /Resources << /XObject << /P ${id + 2} 0 R >> >> >>`,
    )
    add(id + 1, `<< /Length ${draw.length} >>`, draw)
    add(
      id + 2,
      `<< /Type /XObject /Subtype /Image /Width ${size.width} /Height ${size.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    )
  }
  const end = parts.reduce((sum, part) => sum + part.length, 0)
  const rows = starts.slice(1).map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  parts.push(
    Buffer.from(
      `xref\n0 ${starts.length}\n0000000000 65535 f \n${rows.join('')}trailer << /Size ${starts.length} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
