/** What a scan may be, told by its first bytes: a name or a declared type says nothing about a file. */
const kinds = [
  { mediaType: 'application/pdf', extension: 'pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', extension: 'jpg', starts: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', extension: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

export type FileKind = (typeof kinds)[number]

export const kindOf = (content: Uint8Array): FileKind | undefined =>
  kinds.find(({ starts }) => starts.every((byte, index) => content[index] === byte))

/** For the `accept` of a file field. */
export const acceptedKinds = kinds.map(({ mediaType }) => mediaType).join(',')

export const largestFile = 20 * 1024 * 1024
