import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'

/** A file of a form as it was sent. A large one lies on disk, for as long as its request lasts. */
export type SentFile = {
  /** As the sender calls it. */
  name: string
  /** Bytes, as many as were sent. */
  size: number
  /** Not all of it was kept: there was no more room for files of this form. */
  cut?: boolean
  /** What is in it; throws where it is cut. */
  bytes: () => Promise<Buffer<ArrayBuffer>>
}

type Bounds = {
  /** Folder for what is too large for memory. */
  dir: string
  /** Bytes of files that are kept; the rest is counted, and passes by. */
  keep: number
  /** Bytes of all of it: whoever sends more is not read any further. */
  most: number
}

export type SentForm = {
  texts: Map<string, string[]>
  files: Map<string, SentFile[]>
  /** Removes what lies on disk. */
  drop: () => Promise<void>
}

/** More was sent than anybody reads. */
export class FormTooLarge extends Error {}
/** What was sent is no form, or ends in the middle of one. */
export class BrokenForm extends Error {}

/** As large as a piece that a script sends: those need no disk. */
const inMemory = 1024 * 1024
const limits = { fieldSize: 5 * 1024 * 1024, parts: 5000 }
const folderIn = (dir: string) => join(dir, 'arriving')

type Holder = { held: Uint8Array[]; handle: Awaited<ReturnType<typeof open>> | undefined; size: number }

async function holdPiece(holder: Holder, path: string, piece: Uint8Array): Promise<void> {
  holder.size += piece.byteLength
  if (holder.handle === undefined && holder.size > inMemory) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    holder.handle = await open(path, 'wx', 0o600)
    for (const one of holder.held.splice(0)) await holder.handle.write(one)
  }
  if (holder.handle) await holder.handle.write(piece)
  else holder.held.push(piece)
}

type Place = { path: string; room: { left: number } }

/** Keeps one file: in memory while it is small, then on disk. */
async function keepFile(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  { path, room }: Place,
): Promise<SentFile> {
  const holder: Holder = { held: [], handle: undefined, size: 0 }
  let size = 0
  let cut = false
  try {
    for await (const piece of stream) {
      size += piece.byteLength
      cut ||= piece.byteLength > room.left
      if (cut) continue
      room.left -= piece.byteLength
      await holdPiece(holder, path, piece)
    }
  } finally {
    await holder.handle?.close()
  }
  if (cut) return { name, size, cut, bytes: () => Promise.reject(new FormTooLarge()) }
  return { name, size, bytes: holder.handle ? () => readFile(path) : async () => Buffer.concat(holder.held) }
}

/** Gives the parser what arrives, no faster than it takes it. */
async function feed(body: ReadableStream, parser: BusboyInstance, most: number): Promise<void> {
  let size = 0
  for await (const piece of Readable.fromWeb(body) as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size > most) throw new FormTooLarge()
    if (!parser.write(piece)) await once(parser, 'drain')
  }
  const finished = once(parser, 'finish')
  parser.end()
  await finished
}

function add<T>(map: Map<string, T[]>, name: string | undefined, value: T): void {
  if (name === undefined) return
  const values = map.get(name)
  if (values) values.push(value)
  else map.set(name, [value])
}

function openParser(contentType: string): BusboyInstance {
  try {
    const headers = { 'content-type': contentType }
    return Busboy({ headers, limits, isPartAFile: (_, __, name) => name !== undefined })
  } catch {
    throw new BrokenForm()
  }
}

/** Errors of the machine and of the line say a code; those of the parser do not. */
const asTold = (error: unknown) =>
  error instanceof FormTooLarge || (error as { code?: unknown }).code !== undefined ? error : new BrokenForm()

type Arriving = {
  texts: SentForm['texts']
  files: { field: string; file: Promise<SentFile> }[]
  broken: Promise<never>
}

/** A quotation mark in a file's name, as browsers write it there. */
const unquoted = (name: string) => name.replaceAll('%22', '"')

/** Listens to a parser: texts as they are, files on their way. */
function receive(parser: BusboyInstance, folder: string, keep: number): Arriving {
  const room = { left: keep }
  const texts: Arriving['texts'] = new Map()
  const files: Arriving['files'] = []
  const { promise: broken, reject } = Promise.withResolvers<never>()
  parser.on('error', reject)
  parser.on('partsLimit', () => reject(new FormTooLarge()))
  parser.on('field', (field, text, _, isCut) => {
    if (isCut) reject(new FormTooLarge())
    add(texts, field, text)
  })
  parser.on('file', (field, stream, name) => {
    stream.on('error', reject)
    const file = keepFile(stream, unquoted(name), { path: join(folder, String(files.length)), room })
    file.catch(reject)
    files.push({ field, file })
  })
  return { texts, files, broken }
}

/** A form of texts and files, read as it arrives: however large its files are, little of them is in memory. */
export async function readMultipart(
  contentType: string,
  body: ReadableStream,
  bounds: Bounds,
): Promise<SentForm> {
  const folder = join(folderIn(bounds.dir), randomUUID())
  const drop = () => rm(folder, { recursive: true, force: true })
  const parser = openParser(contentType)
  const arriving = receive(parser, folder, bounds.keep)
  try {
    await Promise.race([feed(body, parser, bounds.most), arriving.broken])
    const files: SentForm['files'] = new Map()
    for (const { field, file } of arriving.files) add(files, field, await file)
    return { texts: arriving.texts, files, drop }
  } catch (error) {
    parser.destroy()
    await drop()
    throw asTold(error)
  }
}

const tooOldMs = 24 * 60 * 60 * 1000

/** Removes what requests left behind that were killed in the middle. */
export async function cleanArriving(dir: string, now: Date): Promise<void> {
  const names = await readdir(folderIn(dir)).catch(() => [])
  for (const name of names) {
    const folder = join(folderIn(dir), name)
    const found = await stat(folder).catch(() => undefined)
    if (found && now.getTime() - found.mtimeMs > tooOldMs) await rm(folder, { recursive: true, force: true })
  }
}
