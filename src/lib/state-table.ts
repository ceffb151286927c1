/** Which event leads from which state to which; a state without events is an end. */
export type Transitions<S extends string, E extends string = string> = {
  readonly [state in S]: { readonly [event in E]?: NoInfer<S> }
}

type EventOf<T> = { [S in keyof T]: keyof T[S] }[keyof T] & string

/** The questions a state table answers; an event that the state does not know leads nowhere (undefined). */
export function defineStates<const T extends Transitions<keyof T & string>>(table: T) {
  type State = keyof T & string
  type Event = EventOf<T>
  const states = Object.keys(table) as State[]
  const row = (state: State): Readonly<Record<string, State>> =>
    table[state] as Readonly<Record<string, State>>
  const stateAfter = (state: State, event: Event): State | undefined =>
    Object.hasOwn(table, state) && Object.hasOwn(row(state), event) ? row(state)[event] : undefined
  const eventsIn = (state: State) => Object.keys(row(state)) as Event[]
  return { states, stateAfter, eventsIn }
}
