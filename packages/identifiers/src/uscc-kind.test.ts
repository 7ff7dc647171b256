import { describe, expect, it } from 'vitest'
import { isGovernmentOrgan, usccKind } from './uscc-kind.ts'

describe('kind of unit by its code', () => {
  it.each([
    ['114101810099980146', 'governmentOrgan'],
    ['12', 'publicInstitution'],
    ['13', 'massOrganisation'],
    ['31410000999900011L', 'lawFirm'],
    ['51371500999999998J', 'socialOrganisation'],
    ['52440800TE5T000831', 'socialServiceInstitution'],
    ['53', 'foundation'],
    ['81', 'tradeUnion'],
    ['914408020000000192', 'enterprise'],
    ['92411303MA9T000269', 'individualBusiness'],
    ['93410181MA9XXXX384', 'farmersCooperative'],
    ['N2411303MA9T000269', 'ruralCollective'],
    ['Y1', 'other'],
    ['10', 'other'],
    ['', 'other'],
  ])('%s is %s', (uscc, kind) => {
    expect(usccKind(uscc)).toBe(kind)
  })

  it('takes 11… for a government organ and nothing else', () => {
    expect(isGovernmentOrgan('114101810099980146')).toBe(true)
    expect(isGovernmentOrgan('12410181MA9XXXX385')).toBe(false)
    expect(isGovernmentOrgan('91410181MA9XXXX38A')).toBe(false)
  })
})
