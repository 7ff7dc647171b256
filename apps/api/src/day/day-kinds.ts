import { alarmsKind } from './kinds/alarms.ts'
import { auditKind } from './kinds/audit.ts'
import { batchesKind } from './kinds/batches.ts'
import { calendarKind } from './kinds/calendar.ts'
import { campaignsKind } from './kinds/campaigns.ts'
import { checksKind } from './kinds/checks.ts'
import { maintenancesKind } from './kinds/maintenances.ts'
import { objectionsKind } from './kinds/objections.ts'
import { refusedKind } from './kinds/refused.ts'
import { releasesKind } from './kinds/releases.ts'
import { returnedKind } from './kinds/returned.ts'
import { roundsKind } from './kinds/rounds.ts'
import { sendingKind } from './kinds/sending.ts'
import { silentKind } from './kinds/silent.ts'
import type { DayKind } from './day-kind.ts'

/** Every kind of line; within a group they are shown in this order. */
export const dayKinds: readonly DayKind[] = [
  releasesKind,
  roundsKind,
  silentKind,
  auditKind,
  alarmsKind,
  sendingKind,
  campaignsKind,
  returnedKind,
  objectionsKind,
  refusedKind,
  checksKind,
  maintenancesKind,
  calendarKind,
  batchesKind,
]
