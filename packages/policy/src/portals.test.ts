import { describe, expect, it } from 'vitest'
import { maintenanceQuota } from './maintenance-quota.ts'
import { businessOf, mayDoWithoutCertificate, openBusinesses, portalAt } from './portals.ts'

const in2023 = portalAt(Date.parse('2023-12-31T23:59:59+08:00'))
const in2024 = portalAt(Date.parse('2024-01-01T00:00:00+08:00'))

describe('the online service for units', () => {
  it('changes its edition at midnight in Shanghai', () => {
    expect([in2023.id, in2024.id]).toEqual(['henan-portal-2023', 'henan-portal-2024'])
  })

  it('opens three businesses without certificate in 2023 (S2-14) and two in 2024 (S1-19)', () => {
    expect(openBusinesses(in2023).map(({ name }) => name)).toEqual([
      '普通稳岗返还申报',
      '应急稳岗返还申报',
      '单位缓缴登记申报',
    ])
    expect(openBusinesses(in2024).map(({ name }) => name)).toEqual([
      '普通稳岗返还申报',
      '单位缓缴登记申报',
    ])
  })

  it('has two addresses in 2023 (S2-02) and one in 2024', () => {
    expect(new Set(Object.values(in2023.addresses)).size).toBe(2)
    expect(new Set(Object.values(in2024.addresses)).size).toBe(1)
  })

  it('lets exactly one business confirm the offer', () => {
    expect(businessOf(in2023, 'answerOffer')?.name).toBe('普通稳岗返还申报')
    expect(mayDoWithoutCertificate(in2023, null, 'answerOffer')).toBe(true)
    expect(mayDoWithoutCertificate(in2023, ['emergencyRefund'], 'answerOffer')).toBe(false)
  })

  it('keeps what needs a certificate from everybody without one', () => {
    expect(mayDoWithoutCertificate(in2023, null, 'applyExpansionSubsidy')).toBe(false)
    expect(mayDoWithoutCertificate(in2024, ['emergencyRefund'], 'applyEmergencyRefund')).toBe(false)
  })

  it('has another agreement whenever its words differ', () => {
    const texts = [in2023, in2024].map(({ agreement }) => JSON.stringify(agreement.paragraphs))
    expect(texts[0]).not.toBe(texts[1])
    expect(in2023.agreement.version).not.toBe(in2024.agreement.version)
  })
})

describe('the maintenances of a credit code', () => {
  const rule = in2023.usccMaintenance
  const on = (day: string) => ({ day, channel: 'hall' as const })

  it('are three in all and two a day (S1-11, S2-06)', () => {
    expect(maintenanceQuota(rule, [], '2023-12-08')).toMatchObject({ left: 3, leftToday: 2 })
    const twoToday = [on('2023-12-08'), on('2023-12-08')]
    expect(maintenanceQuota(rule, twoToday, '2023-12-08')).toMatchObject({ left: 1, leftToday: 0 })
    expect(maintenanceQuota(rule, twoToday, '2023-12-09')).toMatchObject({ left: 1, leftToday: 1 })
  })

  it('are never more than what is left, and never fewer than none', () => {
    const four = ['05', '06', '07', '07'].map((day) => on(`2023-12-${day}`))
    expect(maintenanceQuota(rule, four, '2023-12-08')).toMatchObject({ left: 0, leftToday: 0 })
  })

  it('count only by the ways that the edition counts', () => {
    const hallOnly = { ...rule, counted: ['hall'] as const }
    const asked = [{ day: '2023-12-08', channel: 'personalPortal' as const }, on('2023-12-08')]
    expect(maintenanceQuota(hallOnly, asked, '2023-12-08')).toMatchObject({ left: 2, leftToday: 1 })
  })
})
