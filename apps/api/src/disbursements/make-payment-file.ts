import { makePaymentFile } from '@wengang/contracts/endpoints/staff/make-payment-file'
import { shanghaiDay } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { fileLines } from './file-lines.ts'
import { notePaymentFileCommand } from './payment-file.service.ts'
import { writePaymentFile } from './payment-file/write-file.ts'
import { staffPlan } from './plan.queries.ts'

const charsets = { utf8: 'utf-8', gb18030: 'gb18030' } as const

/** POST /api/staff/payment-plans/:planId/file */
export function mountMakePaymentFile(app: HttpApp): void {
  mount(app, makePaymentFile, async ({ services, staff, params, body, act, now, c }) => {
    const by = signedIn(staff)
    const { store } = services
    const plan = await staffPlan(store.read, params.planId, by)
    const { lines, sum, totalFen } = await fileLines(services, plan)
    if (lines.length === 0) {
      return refuse('STATE_REFUSES', { reason: '这个计划没有已发出的拨付，不能出文件。' })
    }
    const { encoding, reason } = body
    const head = { planId: plan.id, sum, lines: lines.length, totalFen }
    const noted = await store.write(notePaymentFileCommand, {
      ...head,
      encoding,
      reason,
      by: actorOf(by),
      at: now,
      act,
    })
    const day = shanghaiDay(settled(noted).fileAt)
    const name = encodeURIComponent(`拨付-${day}-${plan.id.slice(-6)}.csv`)
    const bytes = await writePaymentFile({ ...head, day }, lines, encoding)
    return c.body(bytes, 200, {
      'content-type': `text/csv; charset=${charsets[encoding]}`,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
}
