import { createHash } from 'node:crypto'
import { uploadCreditList } from '@wengang/contracts/endpoints/staff/upload-credit-list'
import { shanghaiDay } from '@wengang/policy'
import { unitListInChild } from '../../offers/assessed-list/in-child.ts'
import { refuse } from '../../platform/app-error.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { settled } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { actorOf, signedIn } from '../../platform/region-scope.ts'
import { staffRound } from '../round.queries.ts'
import { checkNow } from './credit-view.ts'
import { creditRefusal, recordCreditCommand } from './credit.service.ts'
import { matchList } from './match-list.ts'

/** POST /api/staff/rounds/:roundId/credit-checks */
export function mountUploadCreditList(app: HttpApp): void {
  mount(app, uploadCreditList, async ({ services, staff, params, query, file, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const round = await staffRound(store.read, params.roundId, by)
    const day = shanghaiDay(now)
    const reason = creditRefusal(round, day)
    if (reason !== null) return refuse('STATE_REFUSES', { reason })
    const list = await unitListInChild(file)
    if (!list.ok) {
      const { code, message, todo } = list.refusal
      const wanted = code === 'noHeading' ? '请保留“统一社会信用代码”或“单位名称”这一列' : todo
      return refuse('LIST_REFUSED', { reason: `${message}，${wanted}。` })
    }
    const outcome = await store.write(recordCreditCommand, {
      id: newId(now),
      roundId: round.id,
      fileName: query.fileName,
      sha256: createHash('sha256').update(file).digest('hex'),
      day,
      found: await matchList(store.read, round, list.listed),
      by: actorOf(by),
      at: now,
      act,
    })
    return { check: await checkNow(store.read, round.id, settled(outcome).checkId) }
  })
}
