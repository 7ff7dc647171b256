import { preparePublicity } from '@wengang/contracts/endpoints/staff/prepare-publicity'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { outcomeBefore, settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { askedPlace } from './asked-place.ts'
import { publicityDays } from './cut.service.ts'
import { type PrepareInput, prepareRoundCommand } from './prepare.service.ts'
import { figuresOf, isAnyAnswered } from './round-figures.ts'
import { roundNow } from './round-view.ts'

/** How far ahead an hour may lie: nobody remembers a cut-off longer than that. */
const furthestMs = 60 * 86_400_000

/** POST /api/staff/rounds */
export function mountPreparePublicity(app: HttpApp): void {
  mount(app, preparePublicity, async ({ services, staff, body, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { title, cutAt = null } = body
    const place = askedPlace(body, by)
    const known = await outcomeBefore<{ roundId: string }>(store.read, act)
    if (known === null && cutAt !== null && (cutAt <= now || cutAt > now + furthestMs)) {
      return refuse('STATE_REFUSES', { reason: '截止时间请选在现在以后、60 天以内。' })
    }
    const prepared = async (): Promise<PrepareInput> => {
      await publicityDays(store.read, place, cutAt ?? now)
      const { all } = await figuresOf(store.read, place)
      if (!isAnyAnswered(all)) {
        return refuse('STATE_REFUSES', { reason: '还没有单位提交选择，没有可以公示的名单。' })
      }
      return {
        ...place,
        id: newId(now),
        releaseId: newId(now),
        title: title ?? null,
        cutDueAt: cutAt,
        figures: all,
        by: actorOf(by),
        at: now,
        act,
      }
    }
    const outcome = known ?? (await store.write(prepareRoundCommand, await prepared()))
    return { round: (await roundNow(store.read, settled(outcome).roundId)).view }
  })
}
