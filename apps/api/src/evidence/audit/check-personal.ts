import {
  type DataKey,
  masterKey,
  openField,
  personalDigest,
  unwrapDataKey,
} from '../../platform/crypto/fields.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { personalPages } from './audit-pages.queries.ts'
import { readPayload } from '../payload.ts'
import { placeWords, type Problems } from './problems.ts'

/**
 * Personal values stand in a chain as digests. Where the value was not erased it must belong to its entry,
 * and with the keys of the house it must give the digest. Answers how many values were opened.
 */
export async function checkPersonal(
  db: Db,
  keys: Keys | null,
  problems: Problems,
): Promise<number> {
  let opened = 0
  for await (const rows of personalPages(db)) {
    const dataKeys = keys === null ? null : await keysOf(db, keys, rows)
    for (const { stream, seq, field, salt, ciphertext, payload } of rows) {
      const where = `${placeWords(stream, seq)}的个人信息 ${field}`
      const digest = payload === null ? undefined : readPayload(payload)?.personal[field]
      if (digest === undefined) {
        problems.add(where, '没有对应的记录')
        continue
      }
      if (dataKeys === null) continue
      opened += 1
      const value = opens(dataKeys.get(keyIdOf(ciphertext)), ciphertext)
      if (value === null) problems.add(where, '不能解密，内容被改动过或密钥不对')
      else if (personalDigest(salt, value) !== digest) problems.add(where, '内容与记录不符')
    }
  }
  return opened
}

/** A sealed field names its key: the unit whose data key it is, or the master key. */
function keyIdOf(ciphertext: string): string {
  return ciphertext.split('.')[1] ?? ''
}

function opens(key: DataKey | undefined, ciphertext: string): string | null {
  if (key === undefined) return null
  try {
    return openField(key, 'entry', ciphertext)
  } catch {
    return null
  }
}

async function keysOf(
  db: Db,
  keys: Keys,
  rows: readonly { ciphertext: string }[],
): Promise<Map<string, DataKey>> {
  const ids = [...new Set(rows.map(({ ciphertext }) => keyIdOf(ciphertext)))]
  const units = await db
    .selectFrom('unit')
    .select(['id', 'key_wrapped'])
    .where('id', 'in', ids)
    .execute()
  const found = new Map<string, DataKey>([[keys.id, masterKey(keys)]])
  for (const { id, key_wrapped: wrapped } of units) {
    const key = unwraps(keys, id, wrapped)
    if (key !== null) found.set(id, key)
  }
  return found
}

function unwraps(keys: Keys, unitId: string, wrapped: string): DataKey | null {
  try {
    return unwrapDataKey(keys, unitId, wrapped)
  } catch {
    return null
  }
}
