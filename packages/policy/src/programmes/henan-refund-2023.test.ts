import { describe, expect, it } from 'vitest'
import { henanRefund2023 as edition } from './henan-refund-2023.ts'

describe('henan-refund-2023', () => {
  it('pays 30 % to large and 60 % to all other firms', () => {
    expect(edition.ratiosBp).toEqual({ large: 3000, medium: 6000, small: 6000, micro: 6000 })
  })

  it('caps the layoff rate at 5.5 %, or 20 % for 30 insured or fewer', () => {
    expect(edition.layoff.ceilingBp).toBe(550)
    expect(edition.layoff.smallUnit).toEqual({ maxHeadcount: 30, ceilingBp: 2000 })
  })

  it('asks for ten seconds of reading (S2-18) and no attachment (S2-20)', () => {
    expect(edition.notices.at(-1)?.minimumReadingMs).toBe(10_000)
    expect(edition.attachments).toEqual({ required: [], optionalAllowed: true })
  })

  it('names the last day of 2023 for the answer and leaves silence to a person', () => {
    expect(edition.answerDeadline).toBe('2023-12-31')
    expect(edition.noDecision).toEqual({ policy: 'manualCheck', answerableAfter: true })
  })

  it('publishes for five working days, not counting the first day', () => {
    expect(edition.publicity).toMatchObject({ length: 5, unit: 'workday', countsFrom: 'dayAfter' })
  })

  it('promises only what the manual promises: the confirmation closes at once (S2-21)', () => {
    const promised = edition.stages.filter(({ promise }) => promise !== null)
    expect(promised.map(({ id }) => id)).toEqual(['confirmation'])
  })
})
