import { submitCheck } from '@wengang/contracts/endpoints/staff/submit-check'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { outcomeBefore, settled } from '../platform/idempotency.ts'
import { signedIn } from '../platform/region-scope.ts'
import { checkView, ownCheck } from './import/check.queries.ts'
import { beginSubmitCommand } from './import/check-run.service.ts'
import { startSubmitting } from './import/run-check.ts'

/** POST /api/staff/lists/checks/:checkId/submit */
export function mountSubmitCheck(app: HttpApp): void {
  mount(app, submitCheck, async ({ services, staff, params: { checkId }, body, act, now }) => {
    const { store } = services
    const person = signedIn(staff)
    const row = await ownCheck(store.read, checkId, person)
    const { result } = checkView(row, now)
    if (result !== null && row.batch_id === null) {
      const { knownBatchId, knownWaits, errors } = result
      if (knownBatchId !== null) {
        return refuse('LIST_KNOWN', { batchId: knownBatchId, waiting: knownWaits })
      }
      if (errors > 0 && !body.setAside) return refuse('LIST_HAS_ERRORS', { errors })
    }
    const isFirst = (await outcomeBefore(store.read, act)) === null
    settled(await store.write(beginSubmitCommand, { checkId, at: now, act }))
    if (isFirst) startSubmitting(services, row, { staff: person, setAside: body.setAside })
    return { check: checkView(await ownCheck(store.read, checkId, person), now) }
  })
}
