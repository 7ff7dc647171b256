import { setImmediate } from 'node:timers/promises'
import { listWaitingUnits } from '@wengang/contracts/endpoints/staff/list-waiting-units'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { askedPlace } from './asked-place.ts'
import { overlappingRounds } from './round.queries.ts'
import {
  nextCaseKeys,
  type RegionCursor,
  type WaitingCase,
  waitingAmong,
} from './waiting-cases.queries.ts'

const pageSize = 50
const lookAtOnce = 500

/** GET /api/staff/rounds-preview/units */
export function mountListWaitingUnits(app: HttpApp): void {
  mount(app, listWaitingUnits, async ({ services, staff, query }) => {
    const { read } = services.store
    const place = askedPlace(query, signedIn(staff))
    const rounds = await overlappingRounds(read, place.editionId, place.regionCode)
    const found: WaitingCase[] = []
    let after = cursorOf(query.after)
    let isMore = true
    while (isMore && found.length <= pageSize) {
      const { ids, cursor }: Awaited<ReturnType<typeof nextCaseKeys>> = await nextCaseKeys(
        read,
        place,
        after,
        lookAtOnce,
      )
      const known = { rounds, batchIds: place.batchIds }
      const waiting = await waitingAmong(read, ids, known)
      found.push(...waiting.filter(({ answer }) => answer === query.answer))
      after = cursor
      isMore = cursor !== null
      await setImmediate()
    }
    const units = found.slice(0, pageSize)
    const last = units.at(-1)
    return {
      units: units.map(({ caseNo, unitName, uscc, regionCode, amountFen }) => ({
        caseNo,
        unitName,
        uscc,
        regionCode,
        amountFen,
      })),
      next: found.length > pageSize && last !== undefined ? `${last.regionCode}:${last.id}` : null,
    }
  })
}

function cursorOf(after: string | undefined): RegionCursor | null {
  const [regionCode, id] = after?.split(':') ?? []
  return regionCode === undefined || id === undefined ? null : { regionCode, id }
}
