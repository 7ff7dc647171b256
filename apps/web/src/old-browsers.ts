/**
 * What Vue, Vite and our own code call and Chrome 64 or Safari 12 do not have. Short stand-ins
 * instead of core-js, which would weigh 6 KB on every phone.
 */
function provide(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) {
    Object.defineProperty(owner, name, { value, writable: true, configurable: true })
  }
}

provide(window, 'globalThis', window)

provide(Promise, 'allSettled', (waits: Iterable<unknown>) =>
  Promise.all(
    [...waits].map((wait) =>
      Promise.resolve(wait).then(
        (value) => ({ status: 'fulfilled', value }),
        (reason: unknown) => ({ status: 'rejected', reason }),
      ),
    ),
  ),
)

provide(Object, 'fromEntries', (entries: Iterable<[PropertyKey, unknown]>) => {
  const made: Record<PropertyKey, unknown> = {}
  for (const [name, value] of entries) made[name] = value
  return made
})

provide(Array.prototype, 'at', function at(this: unknown[], place: number) {
  return this[place < 0 ? this.length + place : place]
})

provide(Array.prototype, 'flat', function flat(this: unknown[]) {
  return ([] as unknown[]).concat(...this)
})

provide(
  String.prototype,
  'replaceAll',
  function replaceAll(this: string, from: string, to: string) {
    return this.split(from).join(to)
  },
)
