import { removeMaterial } from '@wengang/contracts/endpoints/remove-material'
import { ownCase } from '../cases/own-case.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { findMaterial } from './material.queries.ts'
import { removeMaterialCommand } from './material.service.ts'

/** DELETE /api/materials/:materialId */
export function mountRemoveMaterial(app: HttpApp): void {
  mount(app, removeMaterial, async ({ services, session, params, now }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const { store } = services
    const material = (await findMaterial(store.read, params.materialId)) ?? notFound()
    const own = await ownCase(services, session, material.case_id)
    await store.write(removeMaterialCommand, {
      id: material.id,
      caseId: own.row.id,
      reach: own.reach,
      by: `session:${own.session.id}`,
      at: now,
    })
    return { removed: true as const }
  })
}
