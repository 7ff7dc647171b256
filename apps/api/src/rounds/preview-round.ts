import { previewRound } from '@wengang/contracts/endpoints/staff/preview-round'
import { getEdition, nextHour } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { askedPlace } from './asked-place.ts'
import { publicityDays } from './cut.service.ts'
import { figuresSeen } from './round-figures.ts'

/** GET /api/staff/rounds-preview */
export function mountPreviewRound(app: HttpApp): void {
  mount(app, previewRound, async ({ services, staff, query, now }) => {
    const { read } = services.store
    const place = askedPlace(query, signedIn(staff))
    const editionHour = getEdition(place.editionId).publicity.cutAt
    const cutAt = query.cutAt ?? (editionHour === null ? now : nextHour(editionHour, now))
    const days = await publicityDays(read, place, cutAt)
    const { all, regions } = await figuresSeen(services, place)
    return {
      figures: all,
      regions: [...regions].map(([regionCode, figures]) => ({ regionCode, figures })),
      cutAt,
      ...days,
      editionHour,
    }
  })
}
