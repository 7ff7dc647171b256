import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { client, noteActivity, stopIdleClock } from './client.ts'

const answer = vi.fn<(url: string) => Promise<Response>>()
const reply = (status: number, body: object) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', answer)
})
afterEach(() => {
  stopIdleClock()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  answer.mockReset()
})

it('lets nobody who types be taken for idle, and asks no more than needed', async () => {
  answer.mockImplementation(reply(200, {}))
  await client('viewDay', {})
  expect(answer).toHaveBeenCalledTimes(1)
  noteActivity()
  vi.advanceTimersByTime(4 * 60_000)
  noteActivity()
  expect(answer).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(2 * 60_000)
  for (let key = 0; key < 20; key += 1) noteActivity()
  expect(answer.mock.calls.slice(1).map(([url]) => url)).toEqual(['/api/staff/session'])
})

it('sends nobody at the counter to the counter', async () => {
  const refused = (code: string, details: object) =>
    answer.mockImplementation(
      reply(422, { error: { code, message: '请到窗口登记。', details, requestId: 'one' } }),
    )
  const said = async () => {
    const result = await client('viewDay', {})
    return result.ok ? '' : result.message
  }
  refused('UNIT_NAME_DIFFERS', { registered: '巩义市示例机械有限公司' })
  expect(await said()).toContain('登记的是“巩义市示例机械有限公司”。请对照营业执照核对')
  refused('NOT_FOUND', {})
  expect(await said()).not.toContain('12333')
  refused('STATE_REFUSES', { reason: '请到窗口登记。' })
  expect(await said()).toBe('请到窗口登记。')
})
