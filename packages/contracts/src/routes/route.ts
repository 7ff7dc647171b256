import type { FirmAct } from '@wengang/policy'
import type { Act } from '../roles.ts'

/** Who may call. */
export type Access =
  /** Anyone. */
  | { kind: 'public' }
  /** Any proven phone, whatever it opens. */
  | { kind: 'signedIn' }
  /** The contact of an offer, or a unit whose login covers the act. */
  | { kind: 'firm'; act: FirmAct }
  /** A handler's own account. */
  | { kind: 'person' }
  /** A unit's online service; `new` before its administrator has registered. */
  | { kind: 'unit'; who: 'member' | 'administrator' | 'new' }
  /** Staff whose role covers the act; `fresh` where the second factor must have been given just now. */
  | { kind: 'staff'; act: Act; fresh?: true }

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  access: Access
  /** An act with lasting effect: needs an Idempotency-Key, and a repeat is answered with the first answer. */
  idempotent?: true
  /** What the body is, when it is not JSON. */
  body?: 'file'
  /** What the answer is, when it is not JSON. */
  answer?: 'file'
}

export const open: Access = { kind: 'public' }
export const signedIn: Access = { kind: 'signedIn' }
export const follow: Access = { kind: 'firm', act: 'followCase' }
export const answer: Access = { kind: 'firm', act: 'answerOffer' }
export const addFiles: Access = { kind: 'firm', act: 'addMaterials' }
export const person: Access = { kind: 'person' }
export const member: Access = { kind: 'unit', who: 'member' }
export const administrator: Access = { kind: 'unit', who: 'administrator' }
export const newUnit: Access = { kind: 'unit', who: 'new' }
export const staff = (act: Act): Access => ({ kind: 'staff', act })
/** Acts that are dear to undo: release, cut-off, files of payment, power. */
export const freshStaff = (act: Act): Access => ({ kind: 'staff', act, fresh: true })
