import { describe, expect, it } from 'vitest'
import {
  aRegistration,
  aUnit,
  opened,
  rejected,
  signedOut,
  stepsAt,
  toOpen,
} from '../../gallery/fixtures/registrations.ts'
import { currentStep, requestBar, stepStanding } from './step-standing.ts'

const standings = (unit: typeof toOpen): string[] =>
  unit.steps.map((step) => stepStanding(step, unit))

describe('the standing of a step', () => {
  it('is a wait for the agency while a request is pending', () => {
    expect(standings(aUnit())).toEqual(['done', 'waiting', 'blocked', 'blocked'])
  })

  it('tells a rejection from a first turn', () => {
    const steps = stepsAt('done', 'now', 'waiting', 'waiting')
    expect(standings(aUnit({ steps, maintenance: rejected('') }))[1]).toBe('rejected')
    expect(standings(aUnit({ steps, maintenance: null }))[1]).toBe('now')
  })

  it('tells a step that only the window helps from one whose turn has not come', () => {
    const steps = stepsAt('done', 'blocked', 'waiting', 'waiting')
    expect(standings(aUnit({ steps, maintenance: null }))).toEqual([
      'done',
      'barred',
      'blocked',
      'blocked',
    ])
  })
})

describe('the step whose turn it is', () => {
  it('is the account of a person who is signed out', () => {
    expect(currentStep(signedOut.steps, null)).toEqual({ key: 'person', standing: 'now' })
  })

  it('is what can be done, although something else still waits', () => {
    const unit = aUnit({ steps: stepsAt('done', 'waiting', 'now', 'waiting') })
    expect(currentStep(unit.steps, unit)?.key).toBe('opening')
  })

  it('is the wait itself where nothing can be done', () => {
    const unit = aUnit()
    expect(currentStep(unit.steps, unit)).toEqual({ key: 'maintenance', standing: 'waiting' })
  })

  it('is none once all are done', () => {
    expect(currentStep(stepsAt('done', 'done', 'done', 'done'), opened)).toBeNull()
  })
})

describe('the bar of a request', () => {
  const quota = { total: 3, perDay: 2 }

  it.each([
    ['nothing', { left: 2, leftToday: 1 }, null],
    ['the day', { left: 1, leftToday: 0 }, 'today'],
    ['the whole', { left: 0, leftToday: 0 }, 'spent'],
  ] as const)('is %s', (_, left, bar) => {
    expect(requestBar(aRegistration(), aUnit({ quota: { ...quota, ...left } }))).toBe(bar)
  })

  it('is the window where no other way is open', () => {
    const { rule } = aRegistration()
    expect(requestBar({ rule: { ...rule, open: ['hall'] } }, null)).toBe('windowOnly')
  })
})
