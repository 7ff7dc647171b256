import { createApp } from '../app.ts'
import { sealNow } from '../evidence/sealer.ts'
import { auditNightly } from '../evidence/trail/audit-run.service.ts'
import { addFirstStaffCommand } from '../staff/staff.service.ts'
import { prepareStaff } from '../staff/new-staff.ts'
import type { Services } from '../platform/services.ts'
import { bookkeeperMobile, leadMobile, openFirmsList, registrationTry } from './demo-firms.ts'
import { signIn, storyClock } from './demo-session.ts'
import { type DemoPerson, demoStaff, keepDemoStaff } from './demo-staff.ts'
import { tellEarlierYear } from './earlier-year.ts'
import { tellFirms } from './tell-firms.ts'

/** What a visitor is told about the demo. */
export interface Demo {
  leadMobile: string
  bookkeeperMobile: string
  registration: { uscc: string; unitName: string; idNumber: string }
  staff: DemoPerson[]
}

/** Loads the demo year into an empty database, through the same doors as a real one; else leaves it as it is. */
export async function loadDemo(services: Services): Promise<Demo> {
  const demo: Demo = {
    leadMobile,
    bookkeeperMobile,
    registration: registrationTry,
    staff: demoStaff(services.config.dataDir),
  }
  const known = await services.store.read
    .selectFrom('unit')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (known !== undefined) return demo

  const clock = storyClock('2023-11-20T09:00:00+08:00')
  const past: Services = { ...services, clock }
  const app = createApp(past)
  const [admin, ...others] = demo.staff
  if (admin === undefined) throw new Error('The demo has no administrator.')
  const at = clock.now()
  const first = await prepareStaff({ ...admin, regionCode: '41' }, services.keys, at)
  await services.store.write(addFirstStaffCommand, { person: first, totp: null, at })
  const asAdmin = await signIn(app, clock, admin)
  for (const person of others) await asAdmin('addStaff', { body: { ...person, regionCode: '41' } })
  for (const person of others) await signIn(app, clock, person)
  keepDemoStaff(services.config.dataDir, demo.staff)

  const people = new Map(demo.staff.map((person) => [person.name, person]))
  const as = (name: string) => signIn(app, clock, people.get(name) ?? admin)
  await tellEarlierYear({ app, services: past, clock, as })

  clock.set('2023-12-07T09:30:00+08:00')
  const handler = await as('handler')
  const { batch } = await handler('importList', {
    query: { fileName: '2023年度稳岗返还核定名单（郑州）.csv' },
    file: openFirmsList(),
  })
  clock.wait(20 * 60_000)
  const reviewer = await as('reviewer')
  await reviewer('releaseBatch', { params: { batchId: batch.id }, body: {} })
  clock.wait(40 * 60_000)
  await tellFirms({ services: past, clock, as }, batch.id)
  // The night between: the house begins as one whose records were verified.
  clock.set('2023-12-08T02:10:00+08:00')
  await sealNow(past)
  await auditNightly(past)
  return demo
}
