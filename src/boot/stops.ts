/** What was started, in its order, to be stopped in the opposite order; a stop that fails does not keep the others running. */
export type Stops = {
  add: (stop: () => Promise<unknown>) => void
  run: () => Promise<void>
}

export function openStops(): Stops {
  const stops: (() => Promise<unknown>)[] = []
  return {
    add: (stop) => {
      stops.push(stop)
    },
    run: async () => {
      const failures: unknown[] = []
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        await stop().catch((error: unknown) => failures.push(error))
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}
