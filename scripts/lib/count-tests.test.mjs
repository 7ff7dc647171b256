import { describe, expect, it } from 'vitest'
import { countTests, passedAtSecondTry } from './count-tests.mjs'

const passing = { numPassedTests: 3, numFailedTests: 0, testResults: [] }

describe('counting tests', () => {
  it('counts what passed', () => {
    expect(countTests(passing, 0)).toEqual({ passed: 3, failed: 0 })
  })

  it('counts failed tests once, not their file again', () => {
    const file = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    const report = { ...passing, numFailedTests: 1, testResults: [file] }
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that could not be loaded', () => {
    const report = { ...passing, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts skipped and unwritten tests as failed', () => {
    const report = { ...passing, numPendingTests: 2, numTodoTests: 1 }
    expect(countTests(report, 0)).toEqual({ passed: 3, failed: 3 })
  })

  it('fails a run that broke otherwise, wrote no report or ran nothing', () => {
    expect(countTests(passing, 1)).toEqual({ passed: 3, failed: 1 })
    expect(countTests(null, 1)).toEqual({ passed: 0, failed: 1 })
    expect(countTests({ ...passing, numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('tests that needed a second try', () => {
  it('are named, and no others', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'is steady', failureMessages: [] },
      { status: 'passed', fullName: 'stalls', failureMessages: ['AssertionError'] },
      { status: 'failed', fullName: 'is broken', failureMessages: ['AssertionError'] },
    ]
    const report = { testResults: [{ name: 'a.test.ts', assertionResults }] }
    expect(passedAtSecondTry(report)).toEqual(['a.test.ts: stalls'])
    expect(passedAtSecondTry(null)).toEqual([])
  })
})
