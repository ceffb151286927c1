import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Fields, Others } from './merge.ts'

/** How the words of a draft are stored. */
export type Cipher = {
  seal: (fields: Fields) => Fields
  open: (stored: Fields) => Fields
  sealOthers: (others: Others) => Others
  openOthers: (stored: Others) => Others
}

export const plain: Cipher = {
  seal: (fields) => fields,
  open: (stored) => stored,
  sealOthers: (others) => others,
  openOthers: (stored) => stored,
}

const algorithm = 'aes-256-gcm'
const [ivLength, tagLength] = [12, 16]
/** The one member that a stored draft then has. */
const member = 'sealed'

const keyShape = /^[\w-]{43}$/
export const newCipherKey = (): string => randomBytes(32).toString('base64url')
export const isCipherKey = (key: string | undefined): key is string => key !== undefined && keyShape.test(key)

/** Drafts of one form in two browsers are two: neither could read what the other writes. */
export const pathFor = (path: string, key: string): string =>
  `${path}\n${createHash('sha256').update(`which:${key}`).digest('hex')}`

/**
 * Words that only one browser can read again: encrypted with a key that lies in its cookie and nowhere else, bound to the
 * form's own path. What another key sealed, or somebody altered, reads as nothing.
 */
export function browserCipher(key: string, path: string): Cipher {
  const secret = createHash('sha256').update(`draft:${key}`).digest()
  const seal = (text: string): string => {
    const iv = randomBytes(ivLength)
    const cipher = createCipheriv(algorithm, secret, iv).setAAD(Buffer.from(path))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
  }
  const open = <T>(stored: unknown, nothing: T): T => {
    const bytes = Buffer.from(typeof stored === 'string' ? stored : '', 'base64')
    if (bytes.length < ivLength + tagLength) return nothing
    try {
      const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, ivLength))
      decipher.setAAD(Buffer.from(path)).setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      const body = decipher.update(bytes.subarray(ivLength + tagLength))
      return JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8')) as T
    } catch {
      return nothing
    }
  }
  return {
    seal: (fields) => ({ [member]: seal(JSON.stringify(fields)) }),
    open: (stored) => open<Fields>(stored[member], {}),
    sealOthers: (others): Others =>
      Object.keys(others).length === 0 ? {} : { [member]: { value: seal(JSON.stringify(others)), at: '' } },
    openOthers: (stored) => open<Others>(stored[member]?.value, {}),
  }
}
