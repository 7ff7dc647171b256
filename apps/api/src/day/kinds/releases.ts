import { type DayItem, releaseKindWords, type ReleaseKind } from '@wengang/contracts'
import { waitingReleases } from '../../staff/release.queries.ts'
import type { DayKind } from '../day-kind.ts'

/** Lines shown one by one; more than these are worked off before they are read. */
const most = 20

/** Where each kind is looked at. */
export const releasePages: Record<ReleaseKind, string> = {
  batch: '/batches',
  campaign: '/campaigns',
  cutOff: '/rounds',
  paymentPlan: '/payments',
}

/** What waits for this person to release it, the oldest first. */
export const releasesKind: DayKind = {
  act: 'viewReleases',
  async find({ db, person }) {
    const waiting = await waitingReleases(db, person)
    return waiting
      .filter(({ mine }) => mine)
      .slice(0, most)
      .map(({ id, kind, subjectId, summary, preparedBy }): DayItem => ({
        key: `release:${id}`,
        group: 'mine',
        words: `${releaseKindWords[kind]}：${summary}`,
        count: null,
        hint: `${preparedBy} 提交`,
        to: `${releasePages[kind]}/${subjectId}`,
      }))
  },
}
