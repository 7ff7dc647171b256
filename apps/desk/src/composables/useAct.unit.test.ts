import type { CallResult } from '@wengang/contracts/client'
import { describe, expect, it } from 'vitest'
import { useAct } from './useAct.ts'

type Answer = CallResult<'closePublicity'>

const offline: Answer = {
  ok: false,
  code: 'OFFLINE',
  message: '没有网络，还没有提交。',
  details: null,
  requestId: '',
}
const refused: Answer = {
  ok: false,
  code: 'STATE_REFUSES',
  message: '这一批没有正在进行的公示。',
  details: { reason: '这一批没有正在进行的公示。' },
  requestId: '1',
}

/** An act whose server gives these answers in turn; `keys` are those that it was asked with. */
function actWith(...answers: Answer[]) {
  const keys: string[] = []
  const act = useAct<'closePublicity', string>(async (_roundId, key) => {
    keys.push(key)
    return answers[keys.length - 1] ?? offline
  })
  return { ...act, keys }
}

describe('an act at the desk', () => {
  it('keeps its key while no answer has come, and takes another after one', async () => {
    const { run, keys } = actWith(offline, refused, refused)
    await run('round')
    await run('round')
    await run('round')
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[1])
  })

  it('runs once for a double click', async () => {
    const { run, keys } = actWith(refused)
    await Promise.all([run('round'), run('round')])
    expect(keys).toHaveLength(1)
  })

  it('tells why it was refused, until it is tried again', async () => {
    const { run, refusal, code, clear } = actWith(refused)
    expect(await run('round')).toBeNull()
    expect([refusal.value, code.value]).toEqual([refused.message, 'STATE_REFUSES'])
    clear()
    expect(refusal.value).toBe('')
  })
})
