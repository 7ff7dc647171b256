import { Validator } from '@seriousme/openapi-schema-validator'
import { routes } from '@wengang/contracts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

it('describes every route in valid OpenAPI 3.1', async () => {
  const response = await house.request('/api/openapi.json')
  const document = (await response.json()) as { paths: Record<string, Record<string, unknown>> }
  const result = await new Validator().validate(structuredClone(document))
  expect(result.errors).toBeUndefined()
  expect(result.valid).toBe(true)
  for (const route of Object.values(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    expect(document.paths[path]).toHaveProperty(route.method.toLowerCase())
  }
})

it('finds a broken document', async () => {
  const broken = { openapi: '3.1.0', info: { title: 'x' }, paths: {} }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})
