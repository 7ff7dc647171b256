import type { SheetDocument } from '@wengang/contracts/sheet'
import { makePress, type Press } from './press.ts'

export type SheetPress = Press<SheetDocument>

/** Prints confirmation sheets. */
export function makeSheetPress(options: { idleMs?: number } = {}): SheetPress {
  return makePress(new URL('./sheet-press.worker.ts', import.meta.url), options)
}
