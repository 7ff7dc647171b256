import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '@wengang/api/platform/log'
import { readConfig } from '@wengang/api/platform/config'
import { openServices } from '@wengang/api/platform/open-services'
import { sealNow } from '@wengang/api/evidence/sealer'
import { verifyHouse } from '@wengang/api/evidence/audit/verify-house'
import { answerShot } from '../load/under-load.ts'
import { openConnection } from '../load/connection.ts'
import { type HouseWish, readPlanted } from '../load/planted.ts'
import { crashCampaign } from './campaign.ts'

/**
 * Kills the house in the middle of answers, opens it again and looks: every answer that was told as taken
 * must stand, every chain must hold, and what was asked again with its key must be the same answer. Then
 * houses that send a campaign are killed: nobody gets a message twice, nobody is forgotten. The arguments are
 * the rounds of answers and the phones of the campaign; 0 leaves either out.
 */
const rounds = Number(process.argv[2] ?? 5)
const connections = 16
const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'wengang-crash-'))
const wish: HouseWish = {
  databaseUrl: null,
  cases: rounds * 3_000,
  readings: true,
  answered: 0,
  links: 0,
  units: 0,
  crowd: 0,
  folder,
}

const load = join(import.meta.dirname, '../load')
const [planted] = await once(fork(join(load, 'plant-house.ts'), [JSON.stringify(wish)]), 'exit')
if (planted !== 0) throw new Error(`Planting ended with ${planted}.`)
const waiting = [...readPlanted(folder).cases]
let failures = 0

for (let round = 1; round <= rounds; round += 1) {
  const { child, port } = await openHouse()
  const shots = waiting.splice(0, 3_000).map(answerShot)
  const told: number[] = []
  const cut: number[] = []
  let next = 0
  setTimeout(() => child.kill('SIGKILL'), 300 + Math.random() * 1_200)
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await openConnection(port)
      for (let index = next++; index < shots.length; index = next++) {
        const shot = shots[index]
        if (shot === undefined) return
        try {
          const status = await connection.send(shot)
          if (status === 200) told.push(index)
        } catch {
          cut.push(index)
          return
        }
      }
    }),
  )
  const again = await openHouse()
  const connection = await openConnection(again.port)
  let lost = 0
  for (const index of [...told, ...cut]) {
    const shot = shots[index]
    if (shot === undefined) continue
    const status = await connection.send(shot)
    if (status !== 200) lost += 1
  }
  again.child.kill('SIGTERM')
  await once(again.child, 'exit')
  const kept = await keptAnswers()
  if (lost > 0) failures += 1
  console.log(
    `round ${round}: ${told.length} told, ${cut.length} cut off, ${lost} lost, ${kept} kept`,
  )
}

const finding = await verified()
if (!finding.ok) failures += 1
console.log(finding.ok ? `chains hold: ${finding.entries} entries` : finding.problems)
rmSync(folder, { recursive: true, force: true })
const phones = Number(process.argv[3] ?? 100_000)
const lostOrDoubled = phones === 0 ? [] : await crashCampaign(phones)
if (lostOrDoubled.length > 0) failures += 1
for (const words of lostOrDoubled.slice(0, 20)) console.log(words)
console.log(`${rounds + 2 - failures} passed, ${failures} failed`)
process.exit(failures === 0 ? 0 : 1)

async function openHouse(): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(join(load, 'server.ts'), [JSON.stringify(wish)])
  const [port] = await once(child, 'message')
  return { child, port: Number(port) }
}

async function reopened() {
  return openServices(readConfig({ DATA_DIR: folder, DEMO: 'false' }), createLog('silent'))
}

async function keptAnswers(): Promise<number> {
  const services = await reopened()
  const { count } = await services.store.read
    .selectFrom('decision')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await services.store.close()
  return Number(count)
}

async function verified() {
  const services = await reopened()
  await sealNow(services)
  const report = await verifyHouse(services)
  await services.store.close()
  return report
}
