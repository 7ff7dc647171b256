import { getMe } from '@wengang/contracts/endpoints/get-me'
import { maskMobile } from '@wengang/identifiers'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'
import { ownAccount, selectRunning } from './device.queries.ts'
import { deviceWords } from './device-words.ts'
import { findMemberships } from '../units/membership.queries.ts'
import { findMember, nameOfMember, unitOfSession } from '../units/unit.queries.ts'
import { personById, personName } from './person.queries.ts'

/** GET /api/me */
export function mountGetMe(app: HttpApp): void {
  mount(app, getMe, async ({ services, session, now }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const devices = await selectRunning(services.store.read, now)
      .where((eb) => eb.and(ownAccount(session)))
      .execute()
    return {
      kind: session.scope.kind,
      mobile: maskMobile(session.mobile),
      ...(await whoIs(services, session)),
      devices: devices.map((row) => ({
        id: row.id,
        name: deviceWords(row.device),
        signedInAt: row.created_at,
        seenAt: row.seen_at,
        current: row.id === session.id,
      })),
    }
  })
}

async function whoIs({ store, keys }: Services, { scope, mobileIndex }: FirmSession) {
  const nobody = { name: null, unit: null, otherUnits: [] }
  switch (scope.kind) {
    case 'contact':
      return nobody
    case 'person':
      return { ...nobody, name: personName(keys, await personById(store.read, scope.personId)) }
    case 'unit': {
      const unit = await unitOfSession(store.read, keys, scope.unitId)
      const { memberId } = scope
      const member = memberId === null ? null : await findMember(store.read, memberId)
      const served = await findMemberships(store.read, mobileIndex)
      return {
        name: member === null ? null : nameOfMember(unit.key, member),
        unit: { id: unit.id, name: unit.name, uscc: unit.uscc, role: scope.role },
        otherUnits: served
          .filter(({ unitId }) => unitId !== unit.id)
          .map(({ unitId, unitName }) => ({ id: unitId, name: unitName })),
      }
    }
  }
}
