import {
  createPrivateKey,
  createPublicKey,
  sign as edSign,
  verify as edVerify,
  generateKeyPairSync,
} from 'node:crypto'
import type { KeyPair } from './index.ts'

/** An Ed25519 pair, with which a city signs the heads it publishes. */
export function generateSigningKey(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

/** The signature of a text, in base64. */
export function sign(privateKey: string, text: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not a signing key')
  return edSign(null, Buffer.from(text, 'utf8'), key).toString('base64')
}

/** Whether the signature is this key's for this text; false too when either cannot be read. */
export function verify(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    const bytes = Buffer.from(signature, 'base64')
    return key.asymmetricKeyType === 'ed25519' && edVerify(null, Buffer.from(text, 'utf8'), key, bytes)
  } catch {
    return false
  }
}
