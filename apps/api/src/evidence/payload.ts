import { canonicalJson, type Json } from '../platform/canonical-json.ts'
import { actorColumn } from '../platform/entries.ts'
import type { Schema } from '../platform/database/schema.ts'

/** What an entry says, read back from its payload. */
export interface Payload {
  kind: string
  at: number
  by: string
  facts: { readonly [key: string]: Json }
  personal: { readonly [field: string]: Json }
}

/** Reads JSON that must be in its one canonical spelling; null when it is not. */
export function readCanonical(text: string): Json | null {
  try {
    const value = JSON.parse(text) as Json
    return canonicalJson(value) === text ? value : null
  } catch {
    return null
  }
}

/** Reads a payload; null when it is not what an entry is made of. */
export function readPayload(text: string): Payload | null {
  const value = readCanonical(text)
  if (!isRecord(value)) return null
  const { kind, at, by, facts, personal } = value
  if (typeof kind !== 'string' || typeof at !== 'number' || typeof by !== 'string') return null
  return isRecord(facts) && isRecord(personal) ? { kind, at, by, facts, personal } : null
}

/** Whether the columns beside a payload say what the payload says. */
export function columnsAgree(
  entry: Pick<Schema['entry'], 'kind' | 'at' | 'actor'>,
  { kind, at, by }: Payload,
): boolean {
  return entry.kind === kind && entry.at === at && entry.actor === actorColumn(by)
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Who caused an entry, in words. */
export function actorWords(
  payload: Pick<Payload, 'by'> | null,
  names: ReadonlyMap<string, string>,
): string {
  const by = payload?.by ?? ''
  const staffId = by.startsWith('staff:') ? by.slice('staff:'.length) : null
  if (staffId !== null) return names.get(staffId) ?? '工作人员'
  return by.startsWith('session:') ? '单位经办人（手机）' : '系统'
}
