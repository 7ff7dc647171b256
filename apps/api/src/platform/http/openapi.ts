import { buildOpenApi } from '@wengang/contracts/openapi'
import type { HttpApp } from './context.ts'

/** GET /api/openapi.json */
export function mountOpenApi(app: HttpApp): void {
  let text: string | null = null
  app.get('/api/openapi.json', (c) => {
    text ??= JSON.stringify(buildOpenApi())
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' })
  })
}
