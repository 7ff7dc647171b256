import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { prepareStaff } from '@wengang/api/staff/new-staff'
import { makeTotp } from '@wengang/api/staff/second-factor/make-totp'
import { totpAt } from '@wengang/api/staff/second-factor/totp'
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
  const { secret, totp } = makeTotp(house.services.keys, person.id)
  await house.services.store.write(addFirstStaffCommand, { person, totp, at })
  const codeNow = async () => {
    // A code opens once: the next command has the next one.
    house.clock.advance(30_000)
    return (await totpAt(secret, house.clock.now())).code
  }
  return { line: commandLine(folder, {}, codeNow), close: () => server.close() }
}
