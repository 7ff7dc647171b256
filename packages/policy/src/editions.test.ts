import { describe, expect, it } from 'vitest'
import { isDay, yearOf } from './days.ts'
import { editionIds, getEdition, isEditionId } from './editions.ts'

describe.each(editionIds)('%s', (id) => {
  const edition = getEdition(id)

  it('is registered under its own id', () => {
    expect(edition.id).toBe(id)
  })

  it('states days that exist and a deadline in or after its year', () => {
    expect(isDay(edition.answerDeadline)).toBe(true)
    expect(yearOf(edition.answerDeadline)).toBeGreaterThanOrEqual(edition.policyYear)
    for (const { day } of Object.values(edition.nextStepDates)) expect(isDay(day)).toBe(true)
  })

  it('counts ratios and ceilings in basis points between nothing and the whole', () => {
    const all = [
      ...Object.values(edition.ratiosBp),
      edition.layoff.ceilingBp,
      edition.layoff.smallUnit.ceilingBp,
    ]
    for (const bp of all) {
      expect(bp).toBeGreaterThanOrEqual(100)
      expect(bp).toBeLessThanOrEqual(10_000)
    }
  })

  it('names each version of its notice once', () => {
    const versions = edition.notices.map(({ version }) => version)
    expect(new Set(versions).size).toBe(versions.length)
  })

  it('has no cut-off at an hour that no clock shows', () => {
    const { cutAt, length } = edition.publicity
    expect(cutAt === null || (cutAt >= 0 && cutAt < 24)).toBe(true)
    expect(length).toBeGreaterThan(0)
  })
})

describe('isEditionId', () => {
  it('knows the registered editions and nothing that every object has', () => {
    expect(isEditionId('henan-refund-2023')).toBe(true)
    expect(isEditionId('henan-refund-1999')).toBe(false)
    expect(isEditionId('toString')).toBe(false)
  })
})
