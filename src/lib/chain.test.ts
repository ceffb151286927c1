import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChainRow, commitment, GENESIS, linkHash, verifyChain } from './chain.ts'

const word = fc.string({ unit: fc.constantFrom(...'ab1,[]"協'), maxLength: 5 })
const step = fc.record({ action: word, at: word, commitment: word })

function chained(
  steps: readonly Omit<ChainRow, 'seq' | 'hash'>[],
  from: readonly ChainRow[] = [],
): ChainRow[] {
  const rows = [...from]
  for (const { action, at, commitment: committed } of steps) {
    const seq = rows.length + 1
    const hash = linkHash(rows.at(-1)?.hash ?? GENESIS, seq, action, at, committed)
    rows.push({ seq, action, at, commitment: committed, hash })
  }
  return rows
}

const chain = fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) => chained(steps))
const chainAndPlace = chain.chain((rows) => fc.tuple(fc.constant(rows), fc.nat({ max: rows.length - 1 })))
const headOf = (rows: readonly ChainRow[]) => ({ seq: rows.length, hash: rows.at(-1)?.hash ?? GENESIS })

describe('a chain as it was written', () => {
  test('verifies, with its head and with every earlier one', () => {
    fc.assert(
      fc.property(chainAndPlace, ([rows, i]) => {
        expect(verifyChain(rows)).toEqual({ ok: true })
        expect(verifyChain(rows, headOf(rows))).toEqual({ ok: true })
        expect(verifyChain(rows, headOf(rows.slice(0, i)))).toEqual({ ok: true })
      }),
    )
  })

  test('an empty chain verifies, unless somebody holds a head of it', () => {
    expect(verifyChain([])).toEqual({ ok: true })
    expect(verifyChain([], { seq: 0, hash: GENESIS })).toEqual({ ok: true })
    expect(verifyChain([], { seq: 1, hash: GENESIS })).toEqual({ ok: false, seq: 1, reason: 'gap' })
  })
})

describe('given the head, nothing is altered unnoticed', () => {
  const field = fc.constantFrom('action', 'at', 'commitment', 'hash')

  test('a changed entry is named', () => {
    fc.assert(
      fc.property(chainAndPlace, field, ([rows, i], name) => {
        const forged = rows.map((row, j) => (j === i ? { ...row, [name]: `${row[name as 'at']}x` } : row))
        expect(verifyChain(forged, headOf(rows))).toEqual({ ok: false, seq: i + 1, reason: 'changed' })
      }),
    )
  })

  test('a changed entry with everything after it computed anew is noticed at the head', () => {
    fc.assert(
      fc.property(chainAndPlace, ([rows, i]) => {
        const later = rows.slice(i).map((row, j) => (j === 0 ? { ...row, action: `${row.action}x` } : row))
        const forged = chained(later, rows.slice(0, i))
        expect(verifyChain(forged)).toEqual({ ok: true })
        expect(verifyChain(forged, headOf(rows))).toEqual({ ok: false, seq: rows.length, reason: 'changed' })
      }),
    )
  })

  test('a removed entry is a gap', () => {
    fc.assert(
      fc.property(chainAndPlace, ([rows, i]) => {
        const cut = rows.toSpliced(i, 1)
        expect(verifyChain(cut, headOf(rows))).toEqual({ ok: false, seq: i + 1, reason: 'gap' })
      }),
    )
  })

  test('removed entries with the rest renumbered and computed anew are noticed', () => {
    fc.assert(
      fc.property(chainAndPlace, ([rows, i]) => {
        expect(verifyChain(chained(rows.toSpliced(i, 1)), headOf(rows)).ok).toBe(false)
      }),
    )
  })

  test('a cut end is a gap; without the head it could not be noticed', () => {
    fc.assert(
      fc.property(chainAndPlace, ([rows, i]) => {
        const cut = rows.slice(0, i)
        expect(verifyChain(cut)).toEqual({ ok: true })
        expect(verifyChain(cut, headOf(rows))).toEqual({ ok: false, seq: i + 1, reason: 'gap' })
      }),
    )
  })

  test('two entries that changed places are reordered', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.nat(), ([rows, i], other) => {
        const j = other % rows.length
        fc.pre(i !== j)
        const [a, b] = [rows[i]!, rows[j]!]
        const swapped = rows.with(i, b).with(j, a)
        expect(verifyChain(swapped, headOf(rows))).toEqual({
          ok: false,
          seq: Math.min(i, j) + 1,
          reason: 'reordered',
        })
        const renumbered = swapped.map((row, k) => ({ ...row, seq: k + 1 }))
        expect(verifyChain(renumbered, headOf(rows)).ok).toBe(false)
      }),
    )
  })

  test('an entry added in the middle or at the front is noticed', () => {
    fc.assert(
      fc.property(chainAndPlace, step, ([rows, i], added) => {
        const row = {
          ...added,
          seq: i + 1,
          hash: linkHash(rows[i - 1]?.hash ?? GENESIS, i + 1, added.action, added.at, added.commitment),
        }
        expect(verifyChain(rows.toSpliced(i, 0, row), headOf(rows)).ok).toBe(false)
      }),
    )
  })

  test('the end of another chain does not fit', () => {
    fc.assert(
      fc.property(chainAndPlace, chain, ([rows, i], other) => {
        fc.pre(rows[i]?.hash !== other[i]?.hash && i > 0)
        expect(verifyChain([...other.slice(0, i), ...rows.slice(i)], headOf(rows)).ok).toBe(
          other[i - 1]?.hash === rows[i - 1]?.hash,
        )
      }),
    )
  })
})

describe('a hash has one meaning', () => {
  test('words cannot move between fields', () => {
    expect(linkHash(GENESIS, 1, 'a,b', 'c', 'd')).not.toBe(linkHash(GENESIS, 1, 'a', 'b,c', 'd'))
    expect(linkHash(GENESIS, 1, '', 'ab', 'd')).not.toBe(linkHash(GENESIS, 1, 'a', 'b', 'd'))
    expect(commitment('a', 'b')).not.toBe(commitment('', 'ab'))
    expect(commitment('af', false)).not.toBe(commitment('a', 'ffalse'))
  })

  test('the same entry under another salt looks different, the same salt gives the same', () => {
    const entry = { from: 'received', by: '結' }
    expect(commitment('s1', entry)).not.toBe(commitment('s2', entry))
    expect(commitment('s1', entry)).toBe(commitment('s1', { by: '結', from: 'received' }))
  })

  test('the format does not drift: heads on paper must verify for years', () => {
    expect(commitment('salt', { action: 'case.opened' })).toBe(
      'ab3dae49f6e7e0aa23389152dfba54eddfe724b2fe6b003bc1340d88b2d27a13',
    )
    expect(linkHash(GENESIS, 1, 'case.opened', '2026-11-22T01:02:03.004Z', GENESIS)).toBe(
      'a17b95e2b63f02022c181c4120bc1ca2882eb6e07b98ef8636017b65f7a2dc44',
    )
  })
})
