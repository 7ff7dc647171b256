import { describe, expect, it } from 'vitest'
import { lawfulRefusal } from '../platform/idempotency.ts'
import { firstSteps, type UnitFacts, unitSteps } from './registration-steps.ts'

const today = lawfulRefusal('MAINTENANCE_QUOTA_TODAY', { perDay: 2, left: 1 })
const spent = lawfulRefusal('MAINTENANCE_QUOTA_SPENT', { total: 3 })
const closed = lawfulRefusal('MAINTENANCE_WAY_CLOSED', {})

const facts = (wish: Partial<UnitFacts> = {}): UnitFacts => ({
  newest: { state: 'pending', reason: null },
  maintained: 'nobody',
  bar: null,
  isOpened: false,
  hasAdministrator: false,
  ...wish,
})

const states = (wish: Partial<UnitFacts>) => unitSteps(facts(wish)).map(({ state }) => state)
const whys = (wish: Partial<UnitFacts>) => unitSteps(facts(wish)).map(({ why }) => why)
const settled = (state: UnitFacts['newest']['state'], reason: string | null = null) => ({
  state,
  reason,
})

describe('the steps of somebody who has named no unit', () => {
  it('begin with the account, and go on with the credit code', () => {
    const signedOut = firstSteps(false, null)
    expect(signedOut.map(({ key }) => key)).toEqual([
      'person',
      'maintenance',
      'opening',
      'administrator',
    ])
    expect(signedOut.map(({ state }) => state)).toEqual(['now', 'waiting', 'waiting', 'waiting'])
    expect(signedOut.slice(1).every(({ why }) => why !== null && why !== '')).toBe(true)
    expect(firstSteps(true, null).map(({ state }) => state)).toEqual([
      'done',
      'now',
      'waiting',
      'waiting',
    ])
  })

  it('say that the way is closed', () => {
    const [, maintenance] = firstSteps(true, closed)
    expect(maintenance).toMatchObject({ state: 'blocked' })
    expect(maintenance?.why).toContain('业务大厅窗口')
  })
})

describe('the steps of a unit', () => {
  it('wait for the agency, and say how long', () => {
    expect(states({})).toEqual(['done', 'waiting', 'waiting', 'waiting'])
    expect(whys({})[1]).toBe(
      '经办机构正在核准，一般 1 个工作日，2 个工作日还没有结果可以询问 12333。',
    )
  })

  it('go on once the data are certified', () => {
    const certified = { newest: settled('certified'), maintained: 'thisPerson' } as const
    expect(states(certified)).toEqual(['done', 'done', 'now', 'waiting'])
    expect(states({ ...certified, isOpened: true })).toEqual(['done', 'done', 'done', 'now'])
    expect(states({ ...certified, isOpened: true, hasAdministrator: true })).toEqual([
      'done',
      'done',
      'done',
      'done',
    ])
  })

  it('tell why a request was rejected, and may be taken again', () => {
    const rejected = { newest: settled('rejected', '手机号打不通') }
    expect(states(rejected)).toEqual(['done', 'now', 'waiting', 'waiting'])
    expect(whys(rejected)[1]).toBe('登记没有通过：手机号打不通。')
    expect(states({ newest: settled('withdrawn') })).toEqual(['done', 'now', 'waiting', 'waiting'])
  })

  it('are blocked where no maintenance is left, today or for good', () => {
    const rejected = { newest: settled('rejected', '手机号打不通') }
    expect(states({ ...rejected, bar: today })[1]).toBe('blocked')
    expect(whys({ ...rejected, bar: today })[1]).toBe(
      '登记没有通过：手机号打不通。今天的 2 次维护已经用完，请明天再办，总共还可维护 1 次。',
    )
    expect(whys({ ...rejected, bar: spent })[1]).toContain('业务大厅窗口')
    // What is certified stays so, whatever is left.
    const certified = { newest: settled('certified'), maintained: 'thisPerson' } as const
    expect(states({ ...certified, bar: spent })).toEqual(['done', 'done', 'now', 'waiting'])
  })

  it('keep the data that hold while a newer request waits or failed', () => {
    const waits = { newest: settled('pending'), maintained: 'thisPerson' } as const
    expect(states(waits)).toEqual(['done', 'waiting', 'now', 'waiting'])
    expect(whys(waits)[1]).toContain('原来的登记仍然有效')
    const failed = { newest: settled('rejected', '重复'), maintained: 'thisPerson' } as const
    expect(states(failed)).toEqual(['done', 'done', 'now', 'waiting'])
    expect(whys(failed)[1]).toContain('重复')
    const taken = { newest: settled('withdrawn'), maintained: 'thisPerson' } as const
    expect(states(taken)).toEqual(['done', 'done', 'now', 'waiting'])
  })

  it('tell that somebody else was named since', () => {
    const superseded = { newest: settled('certified'), maintained: 'another' } as const
    expect(states(superseded)).toEqual(['done', 'done', 'now', 'waiting'])
    expect(whys(superseded)[2]).toContain('照新的登记填写')
    const rejected = { newest: settled('rejected', '重复'), maintained: 'another' } as const
    expect(states(rejected)).toEqual(['done', 'now', 'waiting', 'waiting'])
  })

  it('are over once the service is open, whatever is asked', () => {
    for (const state of ['pending', 'certified', 'rejected', 'withdrawn'] as const) {
      const opened = { newest: settled(state), isOpened: true, hasAdministrator: true, bar: spent }
      expect(states(opened)).toEqual(['done', 'done', 'done', 'done'])
    }
  })
})
