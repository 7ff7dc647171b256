import { describe, expect, it } from 'vitest'
import { audienceOf, newForm, planOf, unreadable } from './campaign-form.ts'

describe('the form of a campaign', () => {
  it('asks for what is typed, and for nothing that is not', () => {
    expect(audienceOf(newForm())).toEqual({
      editionId: 'henan-refund-2023',
      reach: 'notTold',
      differing: 'contact',
    })
    const typed = {
      ...newForm(),
      regionCode: '4101',
      amountFrom: '1,000.50',
      daysLeft: '7',
    }
    expect(audienceOf(typed)).toMatchObject({
      regionCode: '4101',
      amountFromFen: 100_050,
      daysLeft: 7,
    })
    expect(audienceOf(typed)).not.toHaveProperty('amountToFen')
    expect(unreadable(typed)).toBeNull()
  })

  it('says what it cannot read, instead of telling everybody', () => {
    const trouble = (typed: Partial<ReturnType<typeof newForm>>) =>
      unreadable({ ...newForm(), ...typed })
    expect(trouble({})).toBeNull()
    expect(trouble({ amountFrom: '很多' })).toBe('amount')
    expect(trouble({ amountTo: '-5' })).toBe('amount')
    expect(trouble({ amountFrom: '100', amountTo: '99.99' })).toBe('amountOrder')
    expect(trouble({ daysLeft: '三天' })).toBe('daysLeft')
  })

  it('reads the time as one in Shanghai', () => {
    const plan = planOf({ ...newForm(), startsAt: '2023-12-11T09:30' })
    expect(plan.startsAt).toBe(Date.parse('2023-12-11T01:30:00Z'))
    expect(plan.window).toEqual({ from: '09:00', to: '18:00', workdaysOnly: true })
  })
})
