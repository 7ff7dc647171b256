import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4_096)
let used = pool.length

/** An opaque token, for a cookie or a link. */
export function newToken(): string {
  return randomPart(32).toString('base64url')
}

/**
 * Random bytes for ids, nonces and salts. Drawn from the system many at a time, since one draw costs as much
 * as sealing a field; each byte is handed out once, as a copy.
 */
export function randomPart(size: number): Buffer {
  if (size > pool.length) throw new RangeError(`At most ${pool.length} bytes at once.`)
  if (used + size > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const part = Buffer.from(pool.subarray(used, used + size))
  pool.fill(0, used, used + size)
  used += size
  return part
}
