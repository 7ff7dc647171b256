// A house under load as production starts it, and beside it the bare comparisons. Says its port by message.
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from '@wengang/api/app'
import { startBackground } from '@wengang/api/background'
import { jobHandlers } from '@wengang/api/job-handlers'
import { readConfig } from '@wengang/api/platform/config'
import { mountWebApp } from '@wengang/api/platform/http/web-app'
import { createLog } from '@wengang/api/platform/log'
import { openServices } from '@wengang/api/platform/open-services'
import { Hono } from 'hono'
import { environmentOf, type HouseWish, readPlanted } from './planted.ts'
import { answerOnce } from './raw-answer.ts'

const wish = JSON.parse(process.argv[2] ?? '') as HouseWish
const services = await openServices(readConfig(environmentOf(wish)), createLog('silent'))
// Printing sheets and sealing chains is work of its own: it would share the processor, not the path of an answer.
const background = startBackground(services, jobHandlers(services), 0)

const app = new Hono()
app.post('/bare', async (c) => c.json({ got: Object.keys(await c.req.json()).length }))
app.get('/bare', (c) => c.json({ ok: true }))
if (wish.readings && wish.answered === 0 && wish.databaseUrl === null) {
  const { cases } = readPlanted(wish.folder)
  const answer = await answerOnce(join(wish.folder, 'wengang.sqlite'), cases)
  app.post('/raw/:caseId/:readingId', async (c) => {
    await c.req.json()
    await answer(c.req.param('caseId'), c.req.param('readingId'))
    return c.json({ ok: true })
  })
}
const house = createApp(services)
mountWebApp(house, resolve(import.meta.dirname, '../../apps/web/dist'))
app.route('/', house)

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.(port))
process.once('SIGTERM', async () => {
  await background.stop()
  await services.store.close()
  process.exit(0)
})
