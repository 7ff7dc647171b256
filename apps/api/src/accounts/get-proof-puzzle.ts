import { getProofPuzzle } from '@wengang/contracts/endpoints/get-proof-puzzle'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newPuzzle } from './proof-of-work.ts'

/** GET /api/proof */
export function mountGetProofPuzzle(app: HttpApp): void {
  mount(app, getProofPuzzle, async ({ services, now }) => ({
    puzzle: await newPuzzle(services.keys, now),
  }))
}
