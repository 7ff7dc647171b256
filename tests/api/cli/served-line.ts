import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { prepareStaff } from '@wengang/api/staff/new-staff'
import { addFirstStaffCommand } from '@wengang/api/staff/staff.service'
import type { House } from '../../support/house.ts'
import { type CommandLine, commandLine, password } from './command-line.ts'

/** The command line beside a house whose clock the test sets. */
export interface ServedLine {
  line: CommandLine
  close(): void
}

/** Serves a house where the command line finds it as it finds any other; `one` may do everything. */
export async function serveLine(house: House): Promise<ServedLine> {
  const folder = house.services.config.dataDir
  const server = serve({ fetch: house.app.fetch, hostname: '127.0.0.1', port: 0 }) as Server
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  writeFileSync(
    join(folder, 'server.json'),
    JSON.stringify({ origin: `http://127.0.0.1:${port}`, pid: process.pid }),
  )
  const at = house.clock.now()
  const wish = {
    name: 'one',
    displayName: '示例甲',
    password,
    roles: ['handler', 'clerk', 'messageDesk', 'finance', 'administrator'] as const,
    regionCode: '41',
  }
  const person = await prepareStaff(wish, house.services.keys, at)
  await house.services.store.write(addFirstStaffCommand, { person, at })
  return { line: commandLine(folder), close: () => server.close() }
}
