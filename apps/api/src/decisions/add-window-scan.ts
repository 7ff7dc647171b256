import { materialLimits } from '@wengang/contracts'
import { addWindowScan } from '@wengang/contracts/endpoints/staff/add-window-scan'
import { findCase } from '../cases/case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, isInScope, signedIn } from '../platform/region-scope.ts'
import { findReading } from '../readings/reading.queries.ts'
import { materialType } from './material-type.ts'
import { addMaterialCommand, materialNamePlace } from './material.service.ts'

/** POST /api/staff/readings/:readingId/scans */
export function mountAddWindowScan(app: HttpApp): void {
  mount(app, addWindowScan, async ({ services, staff, params, query, file, now }) => {
    const by = signedIn(staff)
    const { blobs, keys, store } = services
    const reading = await findReading(store.read, params.readingId)
    if (reading === undefined || reading.opened_by !== actorOf(by)) return notFound()
    const row = (await findCase(store.read, reading.case_id)) ?? notFound()
    if (!isInScope(row, by)) return notFound()
    if (file.length > materialLimits.bytes) {
      return refuse('TOO_LARGE', { limitBytes: materialLimits.bytes })
    }
    const type = materialType(file)
    if (type === null) return refuse('UNSUPPORTED_TYPE', { accepted: ' JPEG、PNG 图片和 PDF 文件' })
    const unitKey = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
    const id = newId(now)
    const kept = await store.write(addMaterialCommand, {
      id,
      caseId: row.id,
      readingId: reading.id,
      reach: { by: 'region', prefix: by.regionCode },
      nameSealed: sealField(unitKey, materialNamePlace(id), query.name),
      type,
      bytes: file.length,
      blob: await blobs.put(file),
      by: actorOf(by),
      at: now,
    })
    return { material: { id: kept.id, name: query.name, type, bytes: file.length } }
  })
}
