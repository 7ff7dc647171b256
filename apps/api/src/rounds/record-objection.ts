import { recordObjection } from '@wengang/contracts/endpoints/staff/record-objection'
import { parseCaseNo } from '@wengang/policy'
import { type CaseRow, findCase, findCaseByNo } from '../cases/case.queries.ts'
import { refuse } from '../platform/app-error.ts'
import { chainField, masterKey } from '../platform/crypto/fields.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, isInScope, signedIn } from '../platform/region-scope.ts'
import { recordObjectionCommand } from './objection.service.ts'
import { objectionNow } from './objection-view.ts'
import { casesNamed } from './named-case.queries.ts'
import { type RoundRow, staffRoundAround } from './round.queries.ts'

/** POST /api/staff/rounds/:roundId/objections */
export function mountRecordObjection(app: HttpApp): void {
  mount(app, recordObjection, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const round = await staffRoundAround(store.read, params.roundId, by)
    const row = await caseMeant(store.read, round, body, by)
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

/**
 * The case that an objection is about: by its number, or by the whole name or code of the unit, so that an
 * objection against a listed unit holds its money whichever of them the person gave. Null when the unit is
 * not in this system. Throws INVALID_INPUT.
 */
async function caseMeant(
  db: Db,
  round: RoundRow,
  { caseNo, unitName = '' }: { caseNo?: string | undefined; unitName?: string | undefined },
  by: StaffPerson,
): Promise<CaseRow | null> {
  const wrong = (field: string, message: string) =>
    refuse('INVALID_INPUT', { findings: [{ field, message }] })
  if (caseNo !== undefined) {
    const parsed = parseCaseNo(caseNo)
    const row = parsed.ok ? await findCaseByNo(db, parsed.caseNo) : undefined
    if (row !== undefined && isInScope(row, by)) return row
    return wrong('caseNo', '没有这个办理编号，请核对；不知道编号的，填单位名称')
  }
  if (unitName === '') return null
  const ids = await casesNamed(db, round, unitName)
  if (ids.length > 1) {
    return wrong('caseNo', `有 ${ids.length} 家单位叫这个名称，请填办理编号`)
  }
  return ids[0] === undefined ? null : ((await findCase(db, ids[0])) ?? null)
}
