import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { anOffer, draft } from '../gallery/fixtures/offers.ts'
import { businesses, unit } from '../gallery/fixtures/units.ts'
import { memoryStorage } from '../memory-storage.ts'
import type { Home } from './useHome.ts'
import { readAsked, useOfferQuestion } from './useOfferQuestion.ts'

beforeEach(() => vi.stubGlobal('sessionStorage', memoryStorage()))

const homeWith = (todo: Home['todo'], unitId = unit.id): Home => ({
  unit: { ...unit, id: unitId },
  member: { name: '张示例', role: 'administrator' },
  todo,
  cases: [],
  businesses,
  otherUnits: [],
})

function setUp(first: Home | null, since: number | null = 5) {
  const home = shallowRef(first)
  const signedInAt = ref(since)
  const question = effectScope().run(() => useOfferQuestion(home, () => signedInAt.value))
  if (!question) throw new Error('the scope is open')
  return { home, signedInAt, ...question }
}

describe('the question about an open offer', () => {
  it('is asked once after a sign-in', () => {
    expect(setUp(homeWith([anOffer()])).show.value).toBe(true)
    expect(setUp(homeWith([anOffer()])).show.value).toBe(false)
  })

  it('is asked again after the next one', () => {
    setUp(homeWith([anOffer()]))
    expect(setUp(homeWith([anOffer()]), 6).show.value).toBe(true)
  })

  it('waits until home and sign-in are known', async () => {
    const { home, signedInAt, show } = setUp(null, null)
    home.value = homeWith([anOffer()])
    await nextTick()
    expect(show.value).toBe(false)
    signedInAt.value = 5
    await nextTick()
    expect(show.value).toBe(true)
  })

  it('is asked for each unit of one sign-in, and not again on the way back', async () => {
    const { home, show } = setUp(homeWith([anOffer()]))
    for (const [unitId, asked] of [
      ['other', true],
      [unit.id, false],
      ['other', false],
    ] as const) {
      show.value = false
      home.value = homeWith([anOffer()], unitId)
      await nextTick()
      expect(show.value).toBe(asked)
    }
  })

  it('leaves alone what somebody has begun', () => {
    const { offers, show } = setUp(homeWith([anOffer({ draft })]))
    expect(offers.value).toEqual([])
    expect(show.value).toBe(false)
  })

  it('is not confused by what else stands under its name', () => {
    expect(readAsked({})).toBeNull()
    expect(readAsked(['5:a', 6])).toBeNull()
    expect(readAsked(['5:a'])).toEqual(['5:a'])
  })
})
