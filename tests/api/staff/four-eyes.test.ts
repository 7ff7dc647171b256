import { tokenHash } from '@wengang/api/platform/crypto/keys'
import {
  actRoles,
  type Client,
  releaseActs,
  type ReleaseKind,
  releaseKinds,
  roles,
  timing,
} from '@wengang/contracts'
import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testMobile } from '../../support/campaigns.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { listFile } from '../../support/list-file.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import {
  closeRound,
  key,
  must,
  plantFirm,
  preparePublicity,
  releasePublicity,
} from '../../support/staff-acts.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

const elsewhere = '4113'
const regionCode = '410204'
const planRegion = '410205'

async function person(held: readonly (typeof roles)[number][], region = '41'): Promise<Client> {
  return house.client({ token: (await plantStaff(house, held, region)).token })
}

/** Somebody whose second factor was given as long ago as it counts, and a moment more. */
async function staleReleaser(kind: ReleaseKind): Promise<Client> {
  const { token } = await plantStaff(house, actRoles[releaseActs[kind]])
  await withWriter(house, (db) =>
    db
      .updateTable('staff_session')
      .set({ second_factor_at: house.clock.now() - timing.secondFactorFreshMs })
      .where('token_hash', '=', tokenHash(token))
      .execute(),
  )
  return house.client({ token })
}

/** How a person prepares something of a kind; answers what waits. */
const prepared: Record<ReleaseKind, (by: Client) => Promise<string>> = {
  batch: async (by) => {
    const unit = {
      uscc: completeUscc('91410205', 'MA9W4E01'),
      unitName: '开封市示例双人有限公司',
      mobile: '19900065001',
    }
    const query = { fileName: '双人.csv' }
    return must(await by('importList', { query, file: listFile([unit]), ...key() })).batch.id
  },
  campaign: async (by) => {
    const { batchId } = await plantCase(house)
    const input = { params: { batchId }, body: { testMobile }, ...key() }
    return must(await by('sendLinks', input)).campaign.id
  },
  cutOff: async (by) => {
    await plantFirm(house, 'ACCEPT', { regionCode })
    return (await preparePublicity({ handler: by }, regionCode)).id
  },
  paymentPlan: async (by) => {
    await plantFirm(house, 'ACCEPT', { regionCode: planRegion })
    const { id: roundId } = await preparePublicity({ handler: by }, planRegion)
    const { round } = must(
      await releasePublicity({ reviewer: await person(['reviewer']) }, roundId),
    )
    must(await closeRound(house, by, round))
    const params = { roundId }
    must(await by('allocateRound', { params, body: {}, ...key() }))
    return must(await by('orderPayments', { params, body: {}, ...key() })).plan?.id ?? ''
  },
}

async function release(kind: ReleaseKind, by: Client, id: string): Promise<string> {
  const rest = { body: {}, ...key() }
  const answers = {
    batch: () => by('releaseBatch', { params: { batchId: id }, ...rest }),
    campaign: () => by('releaseCampaign', { params: { campaignId: id }, ...rest }),
    cutOff: () => by('releasePublicity', { params: { roundId: id }, ...rest }),
    paymentPlan: () => by('releasePaymentPlan', { params: { planId: id }, ...rest }),
  }
  const answer = await answers[kind]()
  return answer.ok ? 'released' : answer.code
}

describe.each(releaseKinds)('what one person prepared (%s)', (kind) => {
  it('is released once, by another person of the role and the region who was just there', async () => {
    const allowed: readonly string[] = actRoles[releaseActs[kind]]
    const preparer = await person(roles)
    const id = await prepared[kind](preparer)
    const told: Record<string, string> = {
      'the preparer with every role': await release(kind, preparer, id),
      'another region': await release(kind, await person(roles, elsewhere), id),
      'a second factor of long ago': await release(kind, await staleReleaser(kind), id),
    }
    const others = roles.filter((role) => !allowed.includes(role))
    for (const role of others) told[role] = await release(kind, await person([role]), id)
    expect(told).toEqual({
      'the preparer with every role': 'SECOND_PERSON_NEEDED',
      'another region': 'NOT_FOUND',
      'a second factor of long ago': 'SECOND_FACTOR_NEEDED',
      ...Object.fromEntries(others.map((role) => [role, 'NOT_ALLOWED'])),
    })
    const [right] = actRoles[releaseActs[kind]]
    expect(await release(kind, await person([right]), id)).toBe('released')
    expect(await release(kind, await person([right]), id)).toBe('STATE_REFUSES')
  })
})
