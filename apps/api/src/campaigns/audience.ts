import { setImmediate } from 'node:timers/promises'
import type { CampaignAudience, CampaignTotals, Exclusion } from '@wengang/contracts'
import {
  daysBetween,
  type Edition,
  getEdition,
  isAnswerable,
  shanghaiDay,
  startOfShanghaiDay,
} from '@wengang/policy'
import type { Db } from '../platform/database/dialects.ts'
import type { Scope } from '../platform/region-scope.ts'
import {
  audiencePage,
  type AudiencePlace,
  type AudienceRow,
  optedOutPhones,
  phonesToldSince,
  phonesUnderWay,
} from './audience.queries.ts'
import { idFrom } from './id-from.ts'

/** How many firms are read at once, so that nobody waits longer than for that. */
const pageSize = 1_000

/** One phone of an audience, or one firm that has none. */
export interface Recipient {
  mobileIndex: string | null
  /** Whether the message goes to the certified mobile of its units. */
  toUnit: boolean
  cases: { caseId: string; version: number; changed: boolean }[]
  differs: boolean
  exclusion: Exclusion | null
}

/**
 * Finds whom an audience is, as it stands now, in steps that let others through. Excluded recipients come
 * too; a firm that was answered for is left out of the message of a phone which has others.
 */
export async function findAudience(
  db: Db,
  wish: { audience: CampaignAudience; scope: Scope; now: number },
): Promise<Recipient[]> {
  const { audience, scope, now } = wish
  const edition = getEdition(audience.editionId)
  const today = shanghaiDay(now)
  if (
    audience.daysLeft !== undefined &&
    daysBetween(today, edition.answerDeadline) > audience.daysLeft
  ) {
    return []
  }
  const [toldToday, optedOut, underWay] = await Promise.all([
    phonesToldSince(db, idFrom(startOfShanghaiDay(today))),
    optedOutPhones(db),
    phonesUnderWay(db),
  ])
  const gathered: Gathered = { groups: new Map(), withoutPhone: [] }
  let after: AudiencePlace = { regionCode: '', id: '' }
  for (;;) {
    const rows = await audiencePage(db, { audience, scope, after, limit: pageSize })
    for (const row of rows) gather(gathered, row, audience, edition)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) break
    after = { regionCode: last.region_code, id: last.id }
    await setImmediate()
  }
  return recipientsOf(gathered, audience, (mobileIndex) => {
    if (optedOut.has(mobileIndex)) return 'optedOut'
    if (underWay.has(mobileIndex)) return 'underWay'
    return toldToday.has(mobileIndex) ? 'sentToday' : null
  })
}

/** What recipients come to. */
export function totalsOf(recipients: readonly Recipient[]): CampaignTotals {
  const totals: CampaignTotals = {
    recipients: 0,
    firms: 0,
    excluded: {},
    differs: 0,
    changed: 0,
  }
  for (const { exclusion, cases, differs } of recipients) {
    if (differs) totals.differs += 1
    if (exclusion !== null) {
      totals.excluded[exclusion] = (totals.excluded[exclusion] ?? 0) + 1
      continue
    }
    totals.recipients += 1
    totals.firms += cases.length
    if (isChanged(cases)) totals.changed += 1
  }
  return totals
}

/** Whether all offers of a message were changed after they were told of. */
export function isChanged(cases: Recipient['cases']): boolean {
  return cases.every(({ changed }) => changed)
}

type Standing = 'waiting' | 'answered' | 'closed'

interface Group {
  mobileIndex: string
  toUnit: boolean
  differs: boolean
  cases: Record<Standing, Recipient['cases']>
}

interface Gathered {
  groups: Map<string, Group>
  withoutPhone: Recipient[]
}

function gather(
  { groups, withoutPhone }: Gathered,
  row: AudienceRow,
  audience: CampaignAudience,
  edition: Edition,
): void {
  if (!isMeant(row, audience)) return
  const standing = standingOf(row, edition)
  const one = {
    caseId: row.id,
    version: row.version,
    changed: row.decision_seq > 0 || (row.told_version !== null && row.told_version < row.version),
  }
  const contact = row.contact_index
  if (contact === null) {
    const exclusion = standing === 'waiting' ? 'noPhone' : standing
    withoutPhone.push(withoutMobile([one], exclusion, false))
    return
  }
  const differs = row.certified_index !== null && row.certified_index !== contact
  const toUnit = differs && audience.differing === 'certified'
  const mobileIndex = toUnit ? (row.certified_index ?? contact) : contact
  const key = groupKey(mobileIndex, toUnit)
  const group = groups.get(key) ?? {
    mobileIndex,
    toUnit,
    differs: false,
    cases: { waiting: [], answered: [], closed: [] },
  }
  group.differs ||= differs
  group.cases[standing].push(one)
  groups.set(key, group)
}

const groupKey = (mobileIndex: string, toUnit: boolean): string =>
  `${mobileIndex}${toUnit ? ' unit' : ''}`

function recipientsOf(
  { groups, withoutPhone }: Gathered,
  audience: CampaignAudience,
  exclusionOf: (mobileIndex: string) => Exclusion | null,
): Recipient[] {
  const found = [...groups.values()].map((group): Recipient => {
    const { mobileIndex, toUnit, differs, cases } = group
    const { waiting, answered, closed } = cases
    // One phone gets one message: what it opens as a contact goes before what it signs in to.
    if (toUnit && groups.has(groupKey(mobileIndex, false))) {
      return withoutMobile([...waiting, ...answered, ...closed], 'differs', true)
    }
    const common = { mobileIndex, toUnit, differs }
    if (waiting.length === 0) {
      return answered.length > 0
        ? { ...common, cases: answered, exclusion: 'answered' }
        : { ...common, cases: closed, exclusion: 'closed' }
    }
    const leftOut = differs && audience.differing === 'leaveOut' ? 'differs' : null
    return { ...common, cases: waiting, exclusion: exclusionOf(mobileIndex) ?? leftOut }
  })
  return [...found, ...withoutPhone]
}

function withoutMobile(
  cases: Recipient['cases'],
  exclusion: Exclusion,
  differs: boolean,
): Recipient {
  return { mobileIndex: null, toUnit: false, cases, differs, exclusion }
}

function isMeant(row: AudienceRow, { reach }: CampaignAudience): boolean {
  switch (reach) {
    case 'unanswered':
      return true
    case 'notTold':
      return row.told_version === null || row.told_version < row.version
    case 'opened':
      return row.opened_at !== null
    case 'notDelivered':
      return row.told_version !== null && row.reached === 0
  }
}

function standingOf(row: AudienceRow, edition: Edition): Standing {
  const decision = row.decision_version === row.version ? row.decision : null
  if (decision !== null) return 'answered'
  const round = row.round_state === null ? null : { state: row.round_state }
  const facts = { stage: row.stage, decision, objectionOpen: row.objection_open === 1 }
  return isAnswerable(facts, round, edition) ? 'waiting' : 'closed'
}
