import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@wengang/contracts'

/** A person of the demo's staff; password and secret are made at the first start and kept with mode 0600. */
export interface DemoPerson {
  name: string
  displayName: string
  roles: Role[]
  password: string
  /** Of the authenticator, Base32. */
  totpSecret?: string
}

const people = [
  { name: 'admin', displayName: '赵管理', roles: ['administrator'] },
  { name: 'admin2', displayName: '陈管理', roles: ['administrator'] },
  { name: 'handler', displayName: '王经办', roles: ['handler'] },
  { name: 'handler2', displayName: '孙经办', roles: ['handler'] },
  { name: 'reviewer', displayName: '周复核', roles: ['reviewer'] },
  { name: 'clerk', displayName: '刘窗口', roles: ['clerk'] },
  { name: 'sms', displayName: '李短信', roles: ['messageDesk'] },
  { name: 'sms2', displayName: '吴短信', roles: ['messageDesk'] },
  { name: 'finance', displayName: '钱财务', roles: ['finance'] },
  { name: 'finance2', displayName: '郑财务', roles: ['finance'] },
  { name: 'auditor', displayName: '冯审计', roles: ['auditor'] },
] as const satisfies readonly { name: string; displayName: string; roles: readonly Role[] }[]

const fileName = 'demo-staff.json'

/** The people of the demo, made once per data folder. */
export function demoStaff(dataDir: string): DemoPerson[] {
  const path = join(dataDir, fileName)
  if (!existsSync(path)) {
    const password = randomBytes(9).toString('base64url')
    const made = people.map((person) => ({ ...person, roles: [...person.roles], password }))
    keepDemoStaff(dataDir, made)
  }
  return JSON.parse(readFileSync(path, 'utf8')) as DemoPerson[]
}

/** Keeps the people of the demo for whoever tries it. */
export function keepDemoStaff(dataDir: string, staff: readonly DemoPerson[]): void {
  writeFileSync(join(dataDir, fileName), JSON.stringify(staff, null, 2), { mode: 0o600 })
}
