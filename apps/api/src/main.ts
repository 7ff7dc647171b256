import { rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { startBackground } from './background.ts'
import { clockFor } from './demo/demo-clock.ts'
import { loadDemo } from './demo/load-demo.ts'
import { jobHandlers } from './job-handlers.ts'
import { openTransports } from './messages/transports/open-transports.ts'
import { ConfigError } from './platform/config-error.ts'
import { type Config, readConfig } from './platform/config.ts'
import { mountDeskApp, mountWebApp } from './platform/http/web-app.ts'
import { createLog } from './platform/log.ts'
import { openServices } from './platform/open-services.ts'
import { welcome } from './welcome.ts'

const jobsEveryMs = 1_000

try {
  await start(readConfig(process.env, process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const services = await openServices(config, log, (store) => clockFor(store, config))
  const transports = await openTransports(services)
  // Before the background starts: the story has a clock of its own, and nothing may run beside it on another.
  const demo = config.demo.on ? await loadDemo(services) : null
  const background = startBackground(
    services,
    jobHandlers(services, transports.waysOut),
    jobsEveryMs,
  )
  services.wakeJobs = background.jobs.wake
  const app = createApp(services)
  mountDeskApp(app, resolve(import.meta.dirname, '../../desk/dist'))
  mountWebApp(app, resolve(import.meta.dirname, '../../web/dist'))

  const server = await listen(app.fetch, config)
  const place = join(config.dataDir, 'server.json')
  writeFileSync(
    place,
    JSON.stringify({ origin: `http://127.0.0.1:${config.port}`, pid: process.pid }),
    { mode: 0o600 },
  )
  console.log(welcome(config, demo, addresses()))

  const stop = async (): Promise<void> => {
    rmSync(place, { force: true })
    server.close()
    await background.stop()
    await transports.close()
    await services.store.close()
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], config: Config): Promise<ServerType> {
  return new Promise((done, fail) => {
    const server = serve({ fetch, port: config.port, hostname: config.host }, () => done(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'EADDRINUSE'
          ? new ConfigError(
              `端口 ${config.port} 已被占用，请先关掉占用它的程序，或换一个端口：PORT=8788 npm start。`,
            )
          : new ConfigError(
              `不能在 ${config.host}:${config.port} 上提供服务：${error.code ?? ''}。`,
            ),
      )
    })
  })
}

/** Addresses of this machine in its own network, for trying it on a phone. */
function addresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
