import { addMaterial } from '@wengang/contracts/endpoints/add-material'
import { ownCase } from '../cases/own-case.ts'
import { refuse } from '../platform/app-error.ts'
import { openField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newId } from '../platform/ids.ts'
import { countUses } from '../platform/limits.ts'
import { materialType } from './material-type.ts'
import { findMaterial } from './material.queries.ts'
import { addMaterialCommand, materialNamePlace } from './material.service.ts'

/** Files are dear to keep: of one phone this many an hour, what was removed again included. */
const mostAnHour = 60
const hourMs = 3_600_000

/** POST /api/offers/:offerId/materials */
export function mountAddMaterial(app: HttpApp): void {
  mount(app, addMaterial, async ({ services, session, params, query, file, now }) => {
    const own = await ownCase(services, session, params.offerId)
    const { blobs, keys, store } = services
    const type = materialType(file)
    if (type === null) return refuse('UNSUPPORTED_TYPE', { accepted: ' JPEG、PNG 图片和 PDF 文件' })
    const bucket = `material:${own.session.mobileIndex}`
    const limits = [{ bucket, most: mostAnHour, windowMs: hourMs }]
    await store.write(countUses, { limits, now })

    const unitKey = unwrapDataKey(keys, own.row.unit_id, own.row.key_wrapped)
    const id = newId(now)
    const kept = await store.write(addMaterialCommand, {
      id,
      caseId: own.row.id,
      readingId: null,
      reach: own.reach,
      nameSealed: sealField(unitKey, materialNamePlace(id), query.name),
      type,
      bytes: file.length,
      blob: await blobs.put(file),
      by: `session:${own.session.id}`,
      at: now,
    })
    if (kept.added) return { material: { id, name: query.name, type, bytes: file.length } }
    const same = await findMaterial(store.read, kept.id)
    const name =
      same === undefined
        ? query.name
        : openField(unitKey, materialNamePlace(kept.id), same.name_sealed)
    return { material: { id: kept.id, name, type, bytes: file.length } }
  })
}
