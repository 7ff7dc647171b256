import { recordObjection } from '@wengang/contracts/endpoints/staff/record-objection'
import { staffCaseByNo } from '../cases/staff-case.ts'
import { refuse } from '../platform/app-error.ts'
import { chainField, masterKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { recordObjectionCommand } from './objection.service.ts'
import { objectionNow } from './objection-view.ts'
import { staffRoundAround } from './round.queries.ts'

/** POST /api/staff/rounds/:roundId/objections */
export function mountRecordObjection(app: HttpApp): void {
  mount(app, recordObjection, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    await staffRoundAround(store.read, params.roundId, by)
    const row = body.caseNo === undefined ? null : await staffCaseByNo(store.read, body.caseNo, by)
    if (body.ground === 'notUs' && (row === null || row.decision === null)) {
      return refuse('STATE_REFUSES', { reason: '这家单位没有提交过答复。' })
    }
    const unitName = row?.unit_name ?? body.unitName ?? ''
    if (unitName === '') {
      return refuse('INVALID_INPUT', {
        findings: [{ field: 'unitName', message: '请填写办理编号，或写明单位名称' }],
      })
    }
    const { objectionId } = settled(
      await store.write(recordObjectionCommand, {
        id: newId(now),
        roundId: params.roundId,
        caseId: row?.id ?? null,
        unitName,
        channel: body.channel,
        ground: body.ground ?? null,
        text: body.text,
        personal: { text: chainField(masterKey(services.keys), body.text) },
        by: actorOf(by),
        at: now,
        act,
      }),
    )
    return { objection: await objectionNow(store.read, objectionId) }
  })
}
