import { createApp } from '@wengang/api/app'
import { readConfig } from '@wengang/api/platform/config'
import type { Services } from '@wengang/api/platform/services'
import { errorRegistry, type Route, routes } from '@wengang/contracts'
import { sharedErrors } from '@wengang/contracts/endpoint'
import { endpoints } from '@wengang/contracts/endpoints/index'
import { describe, expect, it } from 'vitest'
import { filesUnder } from '../support/repository.ts'
import {
  contractFindings,
  contractPath,
  errorFindings,
  mountFindings,
  untested,
  unusedCodes,
} from './routes.ts'

const contracts = Object.values(endpoints)
const registry = Object.keys(errorRegistry)
const contractPaths = filesUnder(['packages/contracts/src/endpoints'], ['.ts']).map(
  ({ path }) => path,
)
const open: Route = { method: 'GET', path: '/api/one', access: { kind: 'public' } }
const contract = { name: 'getOne', route: open, errors: [] }

describe('every route', () => {
  it('has a contract of its name in a file of its name', () => {
    expect(contractFindings(routes, endpoints, contractPaths)).toEqual([])
  })

  it('that breaks its contract is found', () => {
    const paths = [contractPath('getOne', open)]
    const findings = (...given: Parameters<typeof contractFindings>) => contractFindings(...given)
    expect(findings({ getOne: open }, { getOne: contract }, paths)).toEqual([])
    expect(findings({ getOne: open }, {}, paths)).toEqual(['getOne: route without a contract'])
    expect(findings({}, { getOne: contract }, paths)).toEqual(['getOne: contract without a route'])
    expect(findings({ getOne: { ...open } }, { getOne: contract }, paths)).toEqual([
      'getOne: its contract has another route',
    ])
    expect(findings({ one: open }, { one: contract }, paths)).toEqual([
      'one: its contract calls itself getOne',
    ])
    expect(findings({ getOne: open }, { getOne: contract }, [])).toEqual([
      'getOne: no file packages/contracts/src/endpoints/get-one.ts',
    ])
  })

  it('is served once, and nothing else of the API is served', () => {
    const app = createApp({ config: readConfig({ DEMO: 'false' }) } as Services)
    // What providers push has their shapes, not ours.
    const withoutContract = [
      'GET /api/openapi.json',
      'POST /api/callbacks/sms/aliyun/:secret',
      'POST /api/callbacks/sms/tencent/:secret',
    ]
    expect(mountFindings(routes, app.routes, withoutContract)).toEqual([])
  })

  it('that is not served, or not described, is found', () => {
    const other = { method: 'GET', path: '/api/two' }
    expect(mountFindings({ getOne: open }, [other], ['GET /api/three'])).toEqual([
      'GET /api/one: not served',
      'GET /api/two: no contract',
    ])
    expect(mountFindings({ getOne: open }, [open, open], [])).toEqual([
      'GET /api/one: served twice',
    ])
  })

  it('is called by a test', () => {
    const tests = filesUnder(['apps', 'packages', 'tests'], ['.ts']).filter(
      ({ path }) =>
        (path.startsWith('tests/') || path.endsWith('.test.ts')) &&
        !path.startsWith('tests/guard/') &&
        !path.startsWith('tests/api/surface/'),
    )
    expect(untested(routes, tests)).toEqual([])
  })

  it('that no test calls is found', () => {
    const two: Route = { ...open, path: '/api/two/:id' }
    const calls = (text: string) =>
      untested({ getOne: open, getTwo: two }, [{ path: 'a.test.ts', text }])
    expect(calls("client('getTwo', {})")).toEqual(['getOne'])
    expect(calls('house.request(`/api/two/${id}`)')).toEqual(['getOne'])
    expect(calls('house.request(`/api/two/${id}/more`)')).toEqual(['getOne', 'getTwo'])
  })
})

describe('every error code', () => {
  it('of a contract is in the registry, once, and not among those that all share', () => {
    expect(errorFindings(contracts, registry, sharedErrors)).toEqual([])
  })

  it('that a contract may not name is found', () => {
    const errors = ['NOT_FOUND', 'NOT_FOUND', 'BUSY', 'KEY_REUSED'] as const
    expect(errorFindings([{ ...contract, errors }], ['NOT_FOUND', 'BUSY'], ['BUSY'])).toEqual([
      'getOne: no KEY_REUSED',
      'getOne: shared BUSY',
      'getOne: NOT_FOUND twice',
    ])
  })

  it('of the registry is refused with somewhere and answered by some endpoint', () => {
    const answered = [...sharedErrors, ...contracts.flatMap(({ errors }) => [...errors])]
    const sources = filesUnder(['apps/api/src'], ['.ts']).filter(
      ({ path }) => !path.endsWith('.test.ts'),
    )
    expect(unusedCodes(registry, answered, sources)).toEqual([])
  })

  it('that is refused nowhere, or answered by nobody, is found', () => {
    const text = "refuse('ONE', {}); lawfulRefusal(\n'TWO', {}); new AppError<Code>('THREE', {})"
    const sources = [{ path: 'a.ts', text }]
    expect(
      unusedCodes(['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'], ['ONE', 'TWO', 'FIVE'], sources),
    ).toEqual(['THREE', 'FOUR', 'FIVE'])
  })
})
