import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { startBackground } from '@wengang/api/background'
import { jobHandlers } from '@wengang/api/job-handlers'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { outboxTransport } from '@wengang/api/messages/sms-transport'
import { mountDeskApp, mountWebApp } from '@wengang/api/platform/http/web-app'
import { freePort } from './free-port.ts'
import { type House, makeHouse, runningClock } from './house.ts'

const webApp = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))
const deskApp = fileURLToPath(new URL('../../apps/desk/dist', import.meta.url))
const jobsEveryMs = 100

/** A house that browsers can visit: pages, app and API on one port, jobs done beside it. */
export interface ServedHouse extends House {
  /** Such as `http://localhost:34567`; links of messages lead there too. */
  origin: string
  /** Resolves when nothing is due any more: messages sent, sheets printed, lists published. */
  jobsDone(): Promise<void>
  /** As if a new build of the app had been put on the server: its service worker is another. */
  releaseNewVersion(): void
  /** The way out for messages; while it is down it takes none. */
  gateway: { down: boolean }
}

/**
 * Serves a house on a random port. Its clock runs with the real one and may be set ahead; `env` is
 * its configuration beyond that. Close it, and its log has to be free of personal data.
 */
export async function serveHouse(env: Record<string, string> = {}): Promise<ServedHouse> {
  if (!existsSync(webApp)) throw new Error('The web app is not built: npm test builds it.')
  const port = await freePort()
  const house = await makeHouse({ PORT: String(port), DEMO: 'true', ...env }, runningClock())
  const gateway = { down: false }
  const outbox = outboxTransport(house.services.log)
  const sendMessage = sendMessageJob(house.services, {
    ...outbox,
    send: (sms) =>
      gateway.down ? Promise.reject(new Error('the gateway is down')) : outbox.send(sms),
  })
  const handlers = { ...jobHandlers(house.services), sendCode: sendMessage, sendMessage }
  const background = startBackground(house.services, handlers, jobsEveryMs)
  house.services.wakeJobs = background.jobs.wake
  mountDeskApp(house.app, deskApp)
  mountWebApp(house.app, webApp)
  let version = ''
  const server = serve({
    async fetch(request, bindings) {
      if (version === '' || new URL(request.url).pathname !== '/sw.js') {
        return house.app.fetch(request, bindings)
      }
      const answer = await house.app.request(request.url)
      return new Response(`${await answer.text()}\n// ${version}`, {
        headers: { 'content-type': 'text/javascript', 'cache-control': 'no-cache' },
      })
    },
    port,
    hostname: 'localhost',
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    ...house,
    gateway,
    origin: `http://localhost:${port}`,
    async jobsDone() {
      await background.jobs.runDue()
    },
    releaseNewVersion() {
      version = `version ${Date.now()}`
    },
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await background.stop()
      await house.close()
    },
  }
}
