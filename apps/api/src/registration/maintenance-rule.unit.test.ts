import { henanPortal2023 } from '@wengang/policy/portals/henan-portal-2023'
import type { CountedMaintenance, UsccMaintenanceRule } from '@wengang/policy'
import { describe, expect, it } from 'vitest'
import { maintenanceBar } from './maintenance-rule.ts'

const both = henanPortal2023.usccMaintenance
const hallOnly: UsccMaintenanceRule = { ...both, open: ['hall'] }
const hallFree: UsccMaintenanceRule = { ...both, counted: ['personalPortal'] }
const at = (day: string, channel: CountedMaintenance['channel'] = 'hall') => ({ day, channel })
const today = '2023-12-08'

describe('whether a credit code may be maintained once more', () => {
  it('is refused where the edition closes the way, and only there', () => {
    expect(maintenanceBar(hallOnly, 'personalPortal', [], today)).toEqual({
      ok: false,
      code: 'MAINTENANCE_WAY_CLOSED',
      details: {},
    })
    expect(maintenanceBar(hallOnly, 'hall', [], today)).toBeNull()
  })

  it('is refused for the third of a day, with what is left', () => {
    expect(maintenanceBar(both, 'hall', [at(today)], today)).toBeNull()
    expect(maintenanceBar(both, 'hall', [at(today), at(today, 'personalPortal')], today)).toEqual({
      ok: false,
      code: 'MAINTENANCE_QUOTA_TODAY',
      details: { perDay: 2, left: 1 },
    })
  })

  it('is refused for the fourth of all, whatever the day', () => {
    const three = [at('2023-01-05'), at('2023-06-01'), at('2023-11-30')]
    expect(maintenanceBar(both, 'personalPortal', three, today)).toEqual({
      ok: false,
      code: 'MAINTENANCE_QUOTA_SPENT',
      details: { total: 3 },
    })
  })

  it('counts only the ways that the edition counts', () => {
    const three = [at(today), at(today), at(today)]
    expect(maintenanceBar(hallFree, 'personalPortal', three, today)).toBeNull()
    const asked = three.map(({ day }) => at(day, 'personalPortal'))
    expect(maintenanceBar(hallFree, 'hall', asked, today)).toBeNull()
    expect(maintenanceBar(hallFree, 'personalPortal', asked, today)).toMatchObject({
      code: 'MAINTENANCE_QUOTA_SPENT',
    })
  })
})
