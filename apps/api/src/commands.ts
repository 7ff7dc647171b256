import { beginLongAct } from './platform/long-act.ts'
import {
  addFirstStaffCommand,
  addStaffCommand,
  endStaffSessionRow,
  startStaffSession,
} from './staff/staff.service.ts'
import { noteMode } from './demo/demo-clock.ts'
import { decideCommand } from './decisions/decide.service.ts'
import { discardDraftCommand, saveDraftCommand } from './offers/draft.service.ts'
import {
  openBatchCommand,
  releaseBatchCommand,
  stageUnitsCommand,
  undoBatchCommand,
} from './offers/import/batch.service.ts'
import { seedCalendar } from './platform/calendar.ts'
import type { AnyCommand } from './platform/database/command.ts'
import { endSessionRow, insertSession, touchSession } from './platform/http/firm-session.ts'
import { touchStaffSession } from './platform/http/staff-session.ts'
import { claimJobs, settleJob } from './platform/job-runner.ts'
import { countUses } from './platform/limits.ts'
import {
  attestReadingCommand,
  markReadingCommand,
  openReadingCommand,
} from './readings/reading.service.ts'
import { addSealCommand } from './evidence/sealer.ts'
import { noteStaffActCommand } from './evidence/staff-note.ts'

/** Every write by its name: what the writer thread can be asked for. */
export const commands: readonly AnyCommand[] = [
  addFirstStaffCommand,
  addSealCommand,
  addStaffCommand,
  attestReadingCommand,
  beginLongAct,
  claimJobs,
  countUses,
  decideCommand,
  discardDraftCommand,
  endSessionRow,
  endStaffSessionRow,
  insertSession,
  markReadingCommand,
  noteMode,
  noteStaffActCommand,
  openBatchCommand,
  openReadingCommand,
  releaseBatchCommand,
  saveDraftCommand,
  seedCalendar,
  settleJob,
  stageUnitsCommand,
  startStaffSession,
  touchSession,
  touchStaffSession,
  undoBatchCommand,
]
