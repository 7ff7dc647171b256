import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeClient, type FakeAnswers } from '../gallery/fake-client.ts'
import { aUnit, request } from '../gallery/fixtures/registrations.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { maintenanceWords } from '../messages/register.zh.ts'
import { useMaintenanceRequest } from './useMaintenanceRequest.ts'

const body = { uscc: '91410105MA9FGD1Q9M', unitName: '示例（巩义）机械有限公司' }
const show = vi.fn((findings: readonly unknown[]) => findings.length > 0)
type Answer = NonNullable<FakeAnswers['requestMaintenance']>

beforeEach(() => {
  show.mockClear()
})

function asking(requestMaintenance: Answer, online = true) {
  return useMaintenanceRequest({ show }, fakeClient({ requestMaintenance }), () => online)
}

/** Sends the same twice and gives the keys that were used. */
async function keysOf(first: Exclude<Answer, string>): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = []
  const asked = asking((input) => {
    keys.push(input.idempotencyKey)
    return typeof first === 'function' ? first(input) : { ok: true, data: first }
  })
  await asked.send(body)
  await asked.send(body)
  return keys
}

describe('a request for a maintenance', () => {
  it('is done once the server has taken it in', async () => {
    const asked = asking({ maintenance: request(), quota: aUnit().quota })
    expect(await asked.send(body)).toBe(true)
    expect(asked.trouble.value).toBeNull()
  })

  it('keeps its key while no answer came, and takes another after one', async () => {
    const unanswered = await keysOf(() => lost)
    expect(unanswered[0]).toBe(unanswered[1])
    const answered = await keysOf(() => refused('MAINTENANCE_QUOTA_TODAY', { perDay: 2, left: 1 }))
    expect(answered[0]).not.toBe(answered[1])
  })

  it('tells a dead network from an answer that got lost', async () => {
    const off = asking(() => lost, false)
    await off.send(body)
    expect(off.trouble.value?.message).toBe(maintenanceWords.offline)
    const unknown = asking(() => lost)
    await unknown.send(body)
    expect(unknown.trouble.value?.message).toBe(maintenanceWords.unknown)
  })

  it('shows a different name at its field and beside the registered one', async () => {
    const registered = '示例（巩义市）机械有限公司'
    const asked = asking(() => refused('UNIT_NAME_DIFFERS', { registered }))
    expect(await asked.send(body)).toBe(false)
    expect(show).toHaveBeenCalledWith([expect.objectContaining({ field: 'unitName' })])
    expect(asked.trouble.value).toMatchObject({ kind: 'name', registered })
  })

  it('does not tell a name that this person may not see', async () => {
    const asked = asking(() => refused('UNIT_NAME_DIFFERS', { registered: null }))
    await asked.send(body)
    expect(asked.trouble.value).toBeNull()
  })

  it.each([
    ['login', () => refused('UNIT_REGISTERED', {})],
    ['window', () => refused('UNIT_UNKNOWN', {})],
    ['window', () => refused('MAINTENANCE_QUOTA_SPENT', { total: 3 })],
    ['words', () => refused('MAINTENANCE_QUOTA_TODAY', { perDay: 2, left: 1 })],
  ] satisfies [string, Answer][])('leads out by: %s', async (kind, answer) => {
    const asked = asking(answer)
    await asked.send(body)
    expect(asked.trouble.value?.kind).toBe(kind)
    asked.dismiss()
    expect(asked.trouble.value).toBeNull()
  })
})
