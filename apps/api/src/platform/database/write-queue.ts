/** Writes that a transaction takes at once. */
const mostTogether = 64
/** Turns of people after which a piece that waits goes all the same, so that a long work ends on a busy day. */
const patience = 10

/** Writes in the order in which they run: those of people first, pieces of long works one at a time after them. */
export interface WriteQueue<T> {
  add(writes: readonly T[]): void
  /** What the next transaction runs; empty when nothing waits. */
  next(): T[]
}

/** Within each of the two kinds first come, first served. While `holds` says so, pieces wait. */
export function makeWriteQueue<T>(
  isBulk: (write: T) => boolean,
  holds: () => boolean = () => false,
): WriteQueue<T> {
  const people: T[] = []
  const bulk: T[] = []
  let turns = 0
  return {
    add(writes) {
      for (const write of writes) (isBulk(write) ? bulk : people).push(write)
    },
    next() {
      const bulkMay = bulk.length > 0 && !holds()
      const bulkGoes = bulkMay && (people.length === 0 || turns >= patience)
      turns = bulkGoes ? 0 : turns + 1
      return bulkGoes ? bulk.splice(0, 1) : people.splice(0, mostTogether)
    },
  }
}
