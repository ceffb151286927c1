import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What an authenticator says that it did. */
type Doing = { origin?: string; rpId?: string; verified?: boolean; counter?: number; type?: string }

export type TestAuthenticator = {
  /** The credential's id. */
  id: string
  counter: number
  create: (options: string, doing?: Doing) => string
  get: (options: string, doing?: Doing) => string
}

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** As much CBOR as a credential needs: integers below 2^16, bytes, text, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}

const flags = (verified: boolean, attested: boolean): number => 1 | (verified ? 4 : 0) | (attested ? 64 : 0)

function coseKey(publicKey: KeyObject): Map<number, unknown> {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}

const attestation = (authData: Uint8Array) =>
  new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ])

/** A passkey in software, as honest as it is told to be. */
export function newAuthenticator(): TestAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let handle: string | undefined
  const authenticator: TestAuthenticator = { id: url(id), counter: 0, create, get }

  function parts(options: string, doing: Doing, type: string) {
    const { challenge, rpId, rp } = JSON.parse(options) as {
      challenge: string
      rpId?: string
      rp?: { id: string }
    }
    const origin = doing.origin ?? 'http://yui.test'
    const client = JSON.stringify({ type: doing.type ?? type, challenge, origin, crossOrigin: false })
    authenticator.counter = doing.counter ?? authenticator.counter + 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(authenticator.counter)
    const hash = sha256(doing.rpId ?? rpId ?? rp?.id ?? '')
    const data = (attested: Uint8Array) =>
      Buffer.concat([
        hash,
        Buffer.from([flags(doing.verified ?? true, attested.length > 0)]),
        counter,
        attested,
      ])
    return { client, data }
  }

  const credential = (response: object) =>
    JSON.stringify({ id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {}, response })

  function create(options: string, doing: Doing = {}): string {
    handle = (JSON.parse(options) as { user: { id: string } }).user.id
    const { client, data } = parts(options, doing, 'webauthn.create')
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      cbor(coseKey(publicKey)),
    ])
    return credential({
      clientDataJSON: url(Buffer.from(client)),
      attestationObject: url(cbor(attestation(data(attested)))),
      transports: ['internal', 'made-up'],
    })
  }

  function get(options: string, doing: Doing = {}): string {
    const { client, data } = parts(options, doing, 'webauthn.get')
    const authenticatorData = data(Buffer.alloc(0))
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
    return credential({
      clientDataJSON: url(Buffer.from(client)),
      authenticatorData: url(authenticatorData),
      signature: url(signature),
      userHandle: handle,
    })
  }
  return authenticator
}
