import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { type ActKey, type ActOutcome, once } from '../../platform/idempotency.ts'
import { noteStaffAct } from '../staff-note.ts'
import type { Backup } from './write-backup.ts'

/** Records a backup that was written, under the key of its act. */
export const keepBackupCommand = defineCommand(
  'keepBackup',
  (
    trx: Trx,
    { act, backup, staffId }: { act: ActKey; backup: Backup; staffId: string },
  ): Promise<ActOutcome<Backup>> =>
    once(trx, act, async () => {
      const { at, bytes, directory, files, sealHead } = backup
      const facts = { directory, files, bytes, sealHead }
      await noteStaffAct(trx, { staffId, kind: 'backedUp', facts, at })
      return { ok: true, value: backup }
    }),
)
