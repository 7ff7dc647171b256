import { backUp } from '@wengang/contracts/endpoints/staff/back-up'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { knownOutcome } from '../platform/long-act.ts'
import { signedIn } from '../platform/region-scope.ts'
import { keepBackupCommand } from './backup/keep-backup.ts'
import { type Backup, writeBackup } from './backup/write-backup.ts'

/** POST /api/staff/backups */
export function mountBackUp(app: HttpApp): void {
  mount(app, backUp, async ({ services, staff, body, act, now }) => {
    const { id: staffId } = signedIn(staff)
    const { store } = services
    const outcome =
      (await knownOutcome<Backup>(store.read, act)) ??
      (await store.write(keepBackupCommand, {
        act,
        backup: await writeBackup(services, { directory: body.directory, at: now }),
        staffId,
      }))
    const { at, bytes, directory, files } = settled(outcome)
    return { at, bytes, directory, files }
  })
}
