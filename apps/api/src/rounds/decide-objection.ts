import { decideObjection } from '@wengang/contracts/endpoints/staff/decide-objection'
import { multiplyByBp } from '@wengang/identifiers'
import { getEdition } from '@wengang/policy'
import { type CaseRow, findCase } from '../cases/case.queries.ts'
import { nextVersion, resealAccount } from '../cases/new-version.ts'
import { prepareForContact } from '../cases/tell-contact.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { type DecideObjectionInput, decideObjectionCommand } from './decide-objection.service.ts'
import { findObjection, type ObjectionRow } from './objection.queries.ts'
import { objectionNow } from './objection-view.ts'
import { staffRound } from './round.queries.ts'

/** POST /api/staff/objections/:objectionId/decision */
export function mountDecideObjection(app: HttpApp): void {
  mount(app, decideObjection, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { read } = services.store
    const objection = (await findObjection(read, params.objectionId)) ?? notFound()
    await staffRound(read, objection.round_id, by)
    if (objection.ground === 'notUs') requireReviewer(objection.recorded_by, by)
    const row =
      objection.kind === 'listed' && objection.case_id !== null
        ? await findCase(read, objection.case_id)
        : undefined
    const outcome = await services.store.write(decideObjectionCommand, {
      objectionId: objection.id,
      effect: body.effect,
      finding: body.finding,
      changed:
        body.effect === 'changed' && row !== undefined
          ? await changedVersion(services, row, body.baseFen ?? sameBase(objection, row))
          : null,
      by: actorOf(by),
      at: now,
      act,
    })
    services.wakeJobs()
    return { objection: await objectionNow(read, settled(outcome).objectionId) }
  })
}

/** What a unit says it did not submit is looked at by a reviewer, and not by whoever took it down. */
function requireReviewer(recordedBy: string, by: StaffPerson): void {
  if (!by.roles.includes('reviewer')) refuse('NOT_ALLOWED', {})
  if (recordedBy === actorOf(by)) refuse('SECOND_PERSON_NEEDED', {})
}

/** Where only the answer is at stake, the figures stay as they are and the unit answers again. */
function sameBase({ ground }: ObjectionRow, row: CaseRow): number | undefined {
  return ground === 'notUs' ? row.base_fen : undefined
}

async function changedVersion(
  services: Services,
  row: CaseRow,
  baseFen: number | undefined,
): Promise<DecideObjectionInput['changed']> {
  if (baseFen === undefined) {
    return refuse('INVALID_INPUT', {
      findings: [{ field: 'baseFen', message: '请填写更正后的上年度实际缴费总额' }],
    })
  }
  const edition = getEdition(row.edition_id)
  const version = await nextVersion(services.store.read, row.id)
  return {
    version: {
      version,
      baseVersion: row.version,
      base_fen: baseFen,
      amount_fen: multiplyByBp(baseFen, row.ratio_bp, edition.rounding),
      account_sealed: resealAccount(row, version, services.keys),
    },
    message: prepareForContact(services, row, {
      kind: 'offerChanged',
      params: { editionId: row.edition_id, offers: 1 },
    }),
  }
}
