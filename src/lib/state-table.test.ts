import { expect, expectTypeOf, test } from 'vitest'
import { defineStates, type Transitions } from './state-table.ts'

const { states, stateAfter, eventsIn } = defineStates({
  received: { accept: 'in_progress', withdraw: 'withdrawn' },
  in_progress: { conclude: 'closed' },
  closed: {},
  withdrawn: {},
})

test('an event leads to the state in the table', () => {
  expect(stateAfter('received', 'accept')).toBe('in_progress')
  expect(stateAfter('in_progress', 'conclude')).toBe('closed')
})

test('an event at the wrong time leads nowhere', () => {
  expect(stateAfter('closed', 'accept')).toBeUndefined()
  expect(stateAfter('received', 'conclude')).toBeUndefined()
})

test('states and events can be listed', () => {
  expect(states).toEqual(['received', 'in_progress', 'closed', 'withdrawn'])
  expect(eventsIn('received')).toEqual(['accept', 'withdraw'])
  expect(eventsIn('closed')).toEqual([])
})

test('what every object inherits is neither a state nor an event', () => {
  for (const word of ['constructor', 'toString', '__proto__']) {
    expect(stateAfter('received', word as 'accept')).toBeUndefined()
    expect(stateAfter(word as 'received', 'accept')).toBeUndefined()
  }
})

test('the compiler knows the words', () => {
  expectTypeOf(stateAfter).returns.toEqualTypeOf<
    'received' | 'in_progress' | 'closed' | 'withdrawn' | undefined
  >()
  expectTypeOf(stateAfter).parameter(1).toEqualTypeOf<'accept' | 'withdraw' | 'conclude'>()
  // @ts-expect-error a word that is not in the table
  expect(stateAfter('received', 'explode')).toBeUndefined()
  // @ts-expect-error a state that leads to one that does not exist
  defineStates({ open: { close: 'shut' }, closed: {} })
  const typed: Transitions<'open' | 'closed', 'close'> = { open: { close: 'closed' }, closed: {} }
  expect(defineStates(typed).stateAfter('open', 'close')).toBe('closed')
})
