import { errorWords } from '@wengang/contracts'
import { AppError } from '../../platform/app-error.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import type { ActKey } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { tellMeanwhile } from '../../platform/meanwhile.ts'
import type { Services } from '../../platform/services.ts'
import type { CheckRow } from './check.queries.ts'
import { checkFiles } from './check-files.ts'
import type { ListInput, ListProgress } from './check-list.service.ts'
import {
  type CheckEnd,
  endCheckCommand,
  openCheckCommand,
  touchCheckCommand,
} from './check-run.service.ts'
import { runListTask } from './list-thread.ts'

/** How often progress is written: seen as movement, and next to no work. In ms. */
const tellEveryMs = 700

/** Takes a sent list in and checks it beside; answers its id at once. */
export async function startChecking(
  services: Services,
  { bytes, editionId, fileName, staff }: ListInput,
): Promise<string> {
  const { store, clock } = services
  const at = clock.now()
  const checkId = newId(at)
  await store.write(openCheckCommand, {
    id: checkId,
    staff_id: staff.id,
    region_code: staff.regionCode,
    edition_id: editionId as CheckRow['edition_id'],
    file_name: fileName,
    file: await checkFiles(services).put(bytes),
    bytes: bytes.length,
    state: 'checking',
    rows_read: 0,
    rows_total: 0,
    rows_done: 0,
    refusal: null,
    result: null,
    findings_file: null,
    rows_file: null,
    batch_id: null,
    created_at: at,
    touched_at: at,
  })
  beside(services, checkId, 'refused', async (onProgress) => {
    const input = { bytes, editionId, fileName, staff, onProgress }
    return { state: 'checked', ...(await runListTask(services, 'checkAndKeep', input)) }
  })
  return checkId
}

/** Writes a checked list beside and puts it before a second person. A second run of one check is the same act. */
export function startSubmitting(
  services: Services,
  check: CheckRow,
  { staff, setAside }: { staff: StaffPerson; setAside: boolean },
): void {
  beside(services, check.id, 'checked', async (onProgress) => {
    const bytes = await checkFiles(services).get(check.file)
    const act: ActKey = {
      subject: `check:${check.id}`,
      key: check.id,
      endpoint: 'submitCheck',
      bodyHash: String(setAside),
      at: services.clock.now(),
    }
    const { batchId } = await runListTask(services, 'import', {
      bytes,
      editionId: check.edition_id,
      fileName: check.file_name,
      staff,
      setAside,
      act,
      onProgress,
    })
    services.wakeJobs()
    return { state: 'submitted', batchId }
  })
}

/** Runs after the answer has gone; its end is on record whatever happens, unless the process ends under it. */
function beside(
  services: Services,
  checkId: string,
  refusedAs: 'refused' | 'checked',
  run: (onProgress: (progress: ListProgress) => void) => Promise<CheckEnd>,
): void {
  const { store, clock, log } = services
  let newest: ListProgress = { rowsRead: 0, rowsTotal: 0, rowsDone: 0 }
  const tell = (): Promise<void> =>
    store.write(touchCheckCommand, { checkId, at: clock.now(), ...newest })
  const unkept = (error: unknown): void =>
    log.error({ fault: String(error) }, 'what became of a check was not kept')
  const work = (): Promise<CheckEnd> =>
    run((progress) => {
      newest = { ...progress }
    })
  const ended = async (): Promise<CheckEnd> => {
    try {
      return await tellMeanwhile(work, tell, tellEveryMs, unkept)
    } catch (error) {
      if (!(error instanceof AppError)) {
        log.error({ fault: error instanceof Error ? error.stack : 'unknown' }, 'a check failed')
      }
      return { state: refusedAs, refusal: wordsOf(error) }
    }
  }
  const whole = async (): Promise<void> => {
    const end = await ended()
    await tell()
    await store.write(endCheckCommand, { checkId, at: clock.now(), end })
  }
  whole().catch(unkept)
}

function wordsOf(error: unknown): string {
  return error instanceof AppError
    ? errorWords(error.code, error.details)
    : '系统出了问题，没有办成。请重新上传；还是不行，请联系系统管理员。'
}
