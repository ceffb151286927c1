/** Where an address leads in the page cache: no more than that, so it never goes stale. */
export type KnownAddress = { key: string; cityId: string; route: string }

export type AddressBook = {
  get: (address: string) => KnownAddress | undefined
  set: (address: string, known: KnownAddress) => void
  size: () => number
}

/** Addresses as they were written, oldest out first: whoever invents a thousand of them only makes us look them up again. */
export function openAddressBook(most: number): AddressBook {
  const known = new Map<string, KnownAddress>()
  return {
    get: (address) => known.get(address),
    set: (address, entry) => {
      known.delete(address)
      known.set(address, entry)
      if (known.size > most) known.delete(known.keys().next().value ?? '')
    },
    size: () => known.size,
  }
}
