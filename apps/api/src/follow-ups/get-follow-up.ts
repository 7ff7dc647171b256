import { getFollowUp } from '@wengang/contracts/endpoints/staff/get-follow-up'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { findFollowUp, notesOf } from './follow-up.queries.ts'
import { followUpView } from './follow-up-view.ts'
import { saidIn } from './note-text.ts'

/** GET /api/staff/follow-ups/:followUpId */
export function mountGetFollowUp(app: HttpApp): void {
  mount(app, getFollowUp, async ({ services, staff, params }) => {
    const { read } = services.store
    const row = (await findFollowUp(read, params.followUpId, signedIn(staff))) ?? notFound()
    const notes = await notesOf(read, row.id)
    const names = await staffNames(
      read,
      notes.map((note) => staffIdOf(note.by)),
    )
    return {
      followUp: followUpView(services.keys, row),
      notes: notes.map((note) => ({
        by: names.get(staffIdOf(note.by) ?? '') ?? '系统',
        at: note.at,
        means: note.means,
        said: saidIn(services.keys, { ...row, id: note.id, said_sealed: note.said_sealed }),
        nextOn: note.next_on,
        done: note.done === 1,
      })),
    }
  })
}
