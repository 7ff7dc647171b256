import { expect, it } from 'vitest'
import { getEdition } from './editions.ts'
import { progressOccasions, tellsFirms } from './progress-messages.ts'

it('lets an edition switch off each occasion, and nothing else', () => {
  const { progressMessages } = getEdition('henan-refund-2023')
  for (const occasion of progressOccasions) {
    const quiet = { progressMessages: { ...progressMessages, [occasion]: false } }
    expect(progressOccasions.filter((one) => !tellsFirms(quiet, one))).toEqual([occasion])
    expect(tellsFirms(quiet, 'code')).toBe(true)
  }
})
