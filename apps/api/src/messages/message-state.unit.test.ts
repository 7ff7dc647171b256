import { describe, expect, it } from 'vitest'
import type { MessageState } from '../platform/database/message-schema.ts'
import { messageMoves, neverLeft, stateOfParts } from './message-state.ts'

const states = Object.keys(messageMoves) as MessageState[]

/** How far along a message is; a move never leads to less. */
const stage: Record<MessageState, number> = {
  queued: 0,
  submitting: 1,
  sent: 2,
  unknown: 2,
  failed: 3,
  delivered: 3,
  undelivered: 3,
  expired: 3,
  rejected: 3,
}

describe('the moves of a message', () => {
  it('lead forward, but for the one back from a call that was not taken', () => {
    const back = states.flatMap((from) =>
      messageMoves[from].filter((to) => stage[to] < stage[from]).map((to) => `${from} → ${to}`),
    )
    expect(back).toEqual(['submitting → queued'])
  })

  it('end at the last word', () => {
    const ends = states.filter((state) => messageMoves[state].length === 0)
    expect(ends).toEqual(states.filter((state) => stage[state] === 3))
  })

  it('never lead from where a provider may have it back to where it would be sent', () => {
    expect(messageMoves.unknown).not.toContain('queued')
    expect(messageMoves.unknown).not.toContain('submitting')
    expect(messageMoves.sent).not.toContain('queued')
  })
})

describe('the parts of a message', () => {
  it.each([
    [['accepted'], 1, 'sent'],
    [['delivered'], 1, 'delivered'],
    [['delivered', 'accepted'], 2, 'sent'],
    [['delivered', 'delivered'], 2, 'delivered'],
    [['delivered', 'expired'], 2, 'expired'],
    [['undelivered'], 3, 'undelivered'],
    [['delivered'], 2, 'unknown'],
    [['accepted', 'rejected'], 2, 'rejected'],
  ] as const)('%j of %i say %s', (parts, expected, state) => {
    expect(stateOfParts(parts, expected)).toBe(state)
  })
})

it('says at once only of what certainly reached nobody that it was not sent', () => {
  expect(states.filter(neverLeft)).toEqual(['failed', 'rejected'])
})
