import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merkleProof, merkleRoot, verifyMerkleProof } from './merkle.ts'

const leaf = fc.string({ maxLength: 4 })
const leaves = fc.array(leaf, { minLength: 1, maxLength: 40 })
const leavesAndIndex = leaves.chain((list) => fc.tuple(fc.constant(list), fc.nat({ max: list.length - 1 })))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
const bytes = (text: string) => Buffer.from(text, 'latin1')

test('the roots are those of RFC 6962', () => {
  const leafOf = (text: string) => sha256(Buffer.concat([bytes('\u0000'), bytes(text)]))
  const node = (l: Buffer, r: Buffer) => sha256(Buffer.concat([bytes('\u0001'), l, r]))
  expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(merkleRoot([''])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  const [a, b, c] = [leafOf('a'), leafOf('b'), leafOf('c')]
  expect(merkleRoot(['a', 'b', 'c'])).toBe(node(node(a, b), c).toString('hex'))
})

test('every leaf is proved', () => {
  fc.assert(
    fc.property(leavesAndIndex, ([list, i]) => {
      expect(verifyMerkleProof(merkleRoot(list), list[i]!, merkleProof(list, i))).toBe(true)
    }),
  )
})

test('another leaf, another root or a bent proof proves nothing', () => {
  fc.assert(
    fc.property(leavesAndIndex, leaf, fc.nat(), ([list, i], other, at) => {
      const [root, proof, own] = [merkleRoot(list), merkleProof(list, i), list[i]!]
      if (other !== own) expect(verifyMerkleProof(root, other, proof)).toBe(false)
      expect(verifyMerkleProof(merkleRoot([...list, other]), own, proof)).toBe(false)
      if (proof.length === 0) return
      const k = at % proof.length
      const step = proof[k]!
      const hash = (step.hash.startsWith('0') ? '1' : '0') + step.hash.slice(1)
      expect(verifyMerkleProof(root, own, proof.with(k, { ...step, hash }))).toBe(false)
      expect(verifyMerkleProof(root, own, proof.toSpliced(k, 1))).toBe(false)
      expect(verifyMerkleProof(root, own, proof.with(k, { ...step, hash: `${step.hash}zz` }))).toBe(false)
    }),
  )
})

test('two lists share a root only when they are the same', () => {
  fc.assert(
    fc.property(leaves, leaves, (a, b) => {
      expect(merkleRoot(a) === merkleRoot(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      expect(merkleRoot([...a, a.at(-1)!])).not.toBe(merkleRoot(a))
    }),
  )
})

test('an inner node does not pass for a leaf', () => {
  const [left, right] = [merkleRoot(['a', 'b']), merkleRoot(['c', 'd'])]
  expect(merkleRoot([left, right])).not.toBe(merkleRoot(['a', 'b', 'c', 'd']))
  expect(merkleRoot([Buffer.from(left + right, 'hex').toString('latin1')])).not.toBe(
    merkleRoot(['a', 'b', 'c', 'd']),
  )
})

test('there is no proof for a leaf that is not there', () => {
  for (const [list, i] of [
    [[], 0],
    [['a'], 1],
    [['a'], -1],
    [['a', 'b'], 0.5],
  ] as const)
    expect(() => merkleProof(list, i)).toThrow(RangeError)
})

test('the heads of five thousand cases take a moment', () => {
  const heads = Array.from({ length: 5000 }, (_, i) => `${i}`)
  const start = performance.now()
  expect(verifyMerkleProof(merkleRoot(heads), '4321', merkleProof(heads, 4321))).toBe(true)
  expect(performance.now() - start).toBeLessThan(2000)
})
