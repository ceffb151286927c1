import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

// A sealed sheet: version (1) · ephemeral X25519 key, SPKI (44) · nonce (12) · tag (16) · AES-256-GCM ciphertext.
// The ciphertext holds the length (4) and the text, filled up, so that its size does not tell how much was written.

const version = 1
const keyBytes = 44
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + keyBytes + nonceBytes + tagBytes
const paddedTo = 512

/** Keys in base64: the public one SPKI, the private one PKCS #8. */
export type KeyPair = { publicKey: string; privateKey: string }

const der = { format: 'der', type: 'spki' } as const
const spki = (key: KeyObject): Buffer => key.export(der)

/** A pair for one opening; the private key belongs to the unsealing job and to the city's escrow, never to the database. */
export function generateSealKey(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    publicKey: spki(publicKey).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

function readPublicKey(bytes: Buffer): KeyObject {
  const key = createPublicKey({ key: bytes, ...der })
  if (key.asymmetricKeyType !== 'x25519') throw new TypeError('not a sealing key')
  return key
}

type Ends = { privateKey: KeyObject; publicKey: KeyObject; ephemeral: Buffer; recipient: Buffer }

function contentKey({ privateKey, publicKey, ephemeral, recipient }: Ends): Buffer {
  const secret = diffieHellman({ privateKey, publicKey })
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([ephemeral, recipient]), 'yui-seal-1', 32))
}

const boundTo = (context: string): Buffer => Buffer.concat([Buffer.of(version), Buffer.from(context, 'utf8')])

function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const filled = Buffer.alloc(Math.ceil((bytes.length + 4) / paddedTo) * paddedTo)
  filled.writeUInt32BE(bytes.length)
  bytes.copy(filled, 4)
  return filled
}

/**
 * Encrypts so that only the private key can read it. The context (which sheet of which case in which city) is not
 * kept inside; unsealing asks for the same one, so that a sheet cannot be passed off as another.
 */
export function seal(publicKey: string, plaintext: string, context: string): Buffer {
  const recipientKey = readPublicKey(Buffer.from(publicKey, 'base64'))
  const pair = generateKeyPairSync('x25519')
  const ephemeral = spki(pair.publicKey)
  const key = contentKey({
    privateKey: pair.privateKey,
    publicKey: recipientKey,
    ephemeral,
    recipient: spki(recipientKey),
  })
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(context))
  const body = Buffer.concat([cipher.update(padded(plaintext)), cipher.final()])
  return Buffer.concat([Buffer.of(version), ephemeral, nonce, cipher.getAuthTag(), body])
}

/** The text of a sealed sheet; throws when the key, the context or a single bit is another. */
export function unseal(privateKey: string, sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed)
  if (bytes.length <= headBytes || bytes[0] !== version) throw new TypeError('not a sealed sheet')
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const ephemeral = bytes.subarray(1, 1 + keyBytes)
  const ends = {
    privateKey: key,
    publicKey: readPublicKey(ephemeral),
    ephemeral,
    recipient: spki(createPublicKey(key)),
  }
  const nonce = bytes.subarray(1 + keyBytes, headBytes - tagBytes)
  const options = { authTagLength: tagBytes }
  const decipher = createDecipheriv('aes-256-gcm', contentKey(ends), nonce, options).setAAD(boundTo(context))
  decipher.setAuthTag(bytes.subarray(headBytes - tagBytes, headBytes))
  const filled = Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()])
  return filled.toString('utf8', 4, 4 + filled.readUInt32BE())
}
