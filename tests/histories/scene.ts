import type { Client } from '@wengang/contracts'
import { besideHouse, type House } from '../support/house.ts'
import { plantBatches, type PlantedCase, plantCases, plantSessions } from '../support/plant.ts'
import { plantStaff } from '../support/plant-staff.ts'
import { firms, type Phone } from './acts.ts'

const beginsAt = '2023-12-08T10:00:00+08:00'
const scenesAtOnce = 100

/** Where one history plays: firms of one phone in a region of their own, and everybody who acts. */
export interface Scene {
  house: House
  regionCode: string
  cases: PlantedCase[]
  phones: Record<Phone, Client>
  clerk: Client
  handler: Client
  reviewer: Client
  finance: Client
  secondFinance: Client
  /** The two who may void a round. */
  voiders: readonly [Client, Client]
  /** New sessions of the phone; the old ones have ended when much time has passed. */
  signInAgain(): Promise<void>
}

/** Sets scenes on one house; each has never been used before. Clocks of lanes run apart. */
export interface Stage {
  openLane(): Lane
}

export interface Lane {
  nextScene(): Promise<Scene>
}

interface Set {
  regionCode: string
  mobile: string
  cases: PlantedCase[]
  cookies: readonly [string, string]
}

export async function openStage(house: House): Promise<Stage> {
  const clerk = (await plantStaff(house, ['clerk'])).token
  const handler = (await plantStaff(house, ['handler'])).token
  const reviewer = (await plantStaff(house, ['reviewer'])).token
  const finance = (await plantStaff(house, ['finance'])).token
  const secondFinance = (await plantStaff(house, ['finance'])).token
  const administrator = (await plantStaff(house, ['administrator'])).token
  const sets: Set[] = []
  let used = 0
  let planting: Promise<void> | null = null

  const plant = async (): Promise<void> => {
    const places = Array.from({ length: scenesAtOnce }, () => {
      used += 1
      const regionCode = countyCode(used)
      return { regionCode, mobile: String(19_900_100_000 + used) }
    })
    const batches = await plantBatches(house, places.length)
    const cases = await plantCases(
      house,
      places.flatMap((place, index) =>
        Array.from({ length: firms }, () => ({ ...place, batchId: batches[index]! })),
      ),
    )
    const cookies = await plantSessions(
      house,
      places.flatMap(({ mobile }) => [mobile, mobile]),
    )
    for (const [index, place] of places.entries()) {
      sets.push({
        ...place,
        cases: cases.slice(index * firms, (index + 1) * firms),
        cookies: [cookies[index * 2]!, cookies[index * 2 + 1]!],
      })
    }
  }
  const nextSet = async (): Promise<Set> => {
    while (sets.length === 0) {
      planting ??= plant().finally(() => {
        planting = null
      })
      await planting
    }
    return sets.shift()!
  }

  return {
    openLane() {
      const lane = besideHouse(house)
      return {
        async nextScene() {
          const { regionCode, mobile, cases, cookies } = await nextSet()
          lane.clock.set(beginsAt)
          const phonesOf = ([one, other]: readonly string[]): Scene['phones'] => ({
            phone: lane.client({ cookie: one! }),
            otherPhone: lane.client({ cookie: other! }),
          })
          const scene: Scene = {
            house: lane,
            regionCode,
            cases,
            phones: phonesOf(cookies),
            clerk: lane.client({ token: clerk }),
            handler: lane.client({ token: handler }),
            reviewer: lane.client({ token: reviewer }),
            finance: lane.client({ token: finance }),
            secondFinance: lane.client({ token: secondFinance }),
            voiders: [lane.client({ token: handler }), lane.client({ token: administrator })],
            async signInAgain() {
              scene.phones = phonesOf(await plantSessions(lane, [mobile, mobile]))
            },
          }
          return scene
        },
      }
    },
  }
}

/** A county of its own for each number; a code that ends in 00 would be a whole city. */
function countyCode(number: number): string {
  const twoDigits = (part: number): string => String((part % 99) + 1).padStart(2, '0')
  return `41${twoDigits(Math.floor(number / 99))}${twoDigits(number)}`
}
