import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { readPayload } from '../payload.ts'
import { placeWords, type Problems } from './problems.ts'

type Entry = Schema['entry']

/**
 * What the entry of an answer names must still be there: its row and the materials that it took along. That
 * these say the same as the entry is checked from their side.
 */
export async function checkNamed(
  db: Db,
  entries: readonly Entry[],
  problems: Problems,
): Promise<void> {
  const sheets = new Map<string, Entry>()
  const materials = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.kind !== 'accepted' && entry.kind !== 'declined') continue
    const facts = readPayload(entry.payload)?.facts
    sheets.set(String(facts?.['sheetId']), entry)
    const named = facts?.['materials']
    if (Array.isArray(named)) for (const id of named) materials.set(String(id), entry)
  }
  await takeOut(sheets, (ids) => rowsOfSheets(db, ids))
  await takeOut(materials, (ids) => rowsOfMaterials(db, ids))
  for (const { stream, seq } of sheets.values()) {
    problems.add(placeWords(stream, seq), '记录了答复，但答复本身不在了')
  }
  for (const [id, { stream, seq }] of materials) {
    problems.add(placeWords(stream, seq), `答复附有材料 ${id}，但材料不在了`)
  }
}

/** Leaves in the map what is not found. */
async function takeOut(
  wanted: Map<string, Entry>,
  find: (ids: string[]) => Promise<string[]>,
): Promise<void> {
  if (wanted.size === 0) return
  for (const id of await find([...wanted.keys()])) wanted.delete(id)
}

async function rowsOfSheets(db: Db, ids: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('decision')
    .select('sheet_id')
    .where('sheet_id', 'in', ids)
    .execute()
  return rows.map((row) => row.sheet_id)
}

async function rowsOfMaterials(db: Db, ids: string[]): Promise<string[]> {
  const rows = await db.selectFrom('material').select('id').where('id', 'in', ids).execute()
  return rows.map((row) => row.id)
}
