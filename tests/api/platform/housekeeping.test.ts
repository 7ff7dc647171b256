import { keepHouse } from '@wengang/api/platform/housekeeping'
import { countUses } from '@wengang/api/platform/limits'
import { expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { makeHouse } from '../../support/house.ts'
import { plantCase, plantSession, withWriter } from '../../support/plant.ts'

it('deletes what was kept long enough, and never evidence', async () => {
  const house = await makeHouse()
  const { store } = house.services
  const { caseId, mobile } = await plantCase(house)
  const client = house.client({ cookie: await plantSession(house, mobile) })
  expect(await answer(house, client, caseId, 'ACCEPT')).toMatchObject({ ok: true })
  const limits = [{ bucket: 'one', most: 5, windowMs: 60_000 }]
  await store.write(countUses, { limits, now: house.clock.now() })

  expect(await keepHouse(house.services)).toBe(0)
  house.clock.advance(400 * 86_400_000)
  expect(await keepHouse(house.services)).toBe(3)
  const count = async (table: 'decision' | 'entry' | 'sheet' | 'session') =>
    (await store.read.selectFrom(table).selectAll().execute()).length
  expect([await count('decision'), await count('entry'), await count('sheet')]).toEqual([1, 1, 1])
  expect(await count('session')).toBe(0)
  await house.close()
})

it('forgets wrong codes after two days, and no lock that still holds', async () => {
  const house = await makeHouse()
  const now = house.clock.now()
  const until = now + 2 * 86_400_000
  await withWriter(house, (db) =>
    db
      .insertInto('lockout')
      .values([
        { subject: 'person:one', wrong: 3, rung: 0, locked_until: null, at: now },
        { subject: 'person:two', wrong: 0, rung: 3, locked_until: until, at: until },
      ])
      .execute(),
  )
  house.clock.advance(2 * 86_400_000 + 1)
  expect(await keepHouse(house.services)).toBe(1)
  expect(await house.services.store.read.selectFrom('lockout').select('subject').execute()).toEqual(
    [{ subject: 'person:two' }],
  )
  await house.close()
})
