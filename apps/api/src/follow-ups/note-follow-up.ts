import { noteFollowUp } from '@wengang/contracts/endpoints/staff/note-follow-up'
import { shanghaiDay } from '@wengang/policy'
import { notFound, refuse } from '../platform/app-error.ts'
import { chainField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { findFollowUp } from './follow-up.queries.ts'
import { followUpView } from './follow-up-view.ts'
import { noteFollowUpCommand } from './note-follow-up.service.ts'
import { sealSaid } from './note-text.ts'

/** POST /api/staff/follow-ups/:followUpId/notes */
export function mountNoteFollowUp(app: HttpApp): void {
  mount(app, noteFollowUp, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    if (!body.done && body.nextOn !== null && body.nextOn < shanghaiDay(now)) {
      refuse('STATE_REFUSES', { reason: '下次联系的日期已经过去，请核对。' })
    }
    const { read } = services.store
    const row = (await findFollowUp(read, params.followUpId, person)) ?? notFound()
    const id = newId(now)
    settled(
      await services.store.write(noteFollowUpCommand, {
        caseId: row.case_id,
        note: {
          id,
          follow_up_id: row.id,
          by: actorOf(person),
          at: now,
          means: body.means,
          said_sealed: sealSaid(services.keys, row, id, body.said),
          next_on: body.done ? null : body.nextOn,
          done: body.done ? 1 : 0,
        },
        said: chainField(unwrapDataKey(services.keys, row.unit_id, row.key_wrapped), body.said),
        act,
      }),
    )
    const noted = (await findFollowUp(read, row.id, person)) ?? notFound()
    return { followUp: followUpView(services.keys, noted) }
  })
}
