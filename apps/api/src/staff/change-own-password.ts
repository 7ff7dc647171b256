import { changeOwnPassword } from '@wengang/contracts/endpoints/staff/change-own-password'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countUses } from '../platform/limits.ts'
import { signedIn } from '../platform/region-scope.ts'
import { newPasswordHash } from './new-staff.ts'
import { fitsPassword } from './password.ts'
import { sessionHash } from './second-factor/own-session.ts'
import { changeOwnPasswordCommand, findStaffByName } from './staff.service.ts'

/** POST /api/staff/session/password */
export function mountChangeOwnPassword(app: HttpApp): void {
  mount(app, changeOwnPassword, async ({ services, staff, body, now, c }) => {
    const { store } = services
    const by = signedIn(staff)
    const limits = [{ bucket: `staff-own-password:${by.id}`, most: 10, windowMs: 15 * 60_000 }]
    await store.write(countUses, { limits, now })
    const row = await findStaffByName(store.read, by.name)
    if (!(await fitsPassword(row?.password_hash ?? null, body.password))) {
      return refuse('SIGN_IN_WRONG', {})
    }
    await store.write(changeOwnPasswordCommand, {
      staffId: by.id,
      tokenHash: sessionHash(c),
      passwordHash: await newPasswordHash(body.newPassword, by),
      at: now,
    })
    return { changed: true as const }
  })
}
