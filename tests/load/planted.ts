import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a house under load should hold. */
export interface HouseWish {
  folder: string
  /** Null: SQLite in the folder. */
  databaseUrl: string | null
  cases: number
  /** Whether each case has a finished reading, ready to be answered. */
  readings: boolean
  /** How many of the first cases stand as if they had accepted; only their rows say so. */
  answered: number
  /** How many links of messages. */
  links: number
  /** How many units with an online service, a code on its way to each, and the account of its agent. */
  units: number
  /** How many units to be searched among, on SQLite only. */
  crowd: number
}

/** A unit at the door: what its sign-in sends, and the sessions of its home and of its agent. */
export interface PlantedDoor {
  uscc: string
  code: string
  home: string
  agent: string
}

/** What was planted in it. */
export interface Planted {
  staffToken: string
  /** Of a second person, who releases what the first one prepared. */
  reviewerToken: string
  cases: { caseId: string; mobileIndex: string; readingId: string; cookie: string }[]
  linkPaths: string[]
  units: PlantedDoor[]
}

const fileName = 'planted.json'

/** Keeps what was planted in the folder of the house: a hundred thousand cases are too many for a message. */
export function writePlanted(folder: string, planted: Planted): void {
  writeFileSync(join(folder, fileName), JSON.stringify(planted))
}

/** Reads it again. */
export function readPlanted(folder: string): Planted {
  return JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as Planted
}

/** The environment of a house under load: as in production, without the demo. */
export function environmentOf(wish: HouseWish): Record<string, string> {
  return {
    DATA_DIR: wish.folder,
    DEMO: 'false',
    NODE_ENV: 'production',
    // As behind the proxy of a real deployment, so that requests come from many addresses.
    TRUST_PROXY: 'true',
    ...(wish.databaseUrl === null ? {} : { DATABASE_URL: wish.databaseUrl }),
  }
}
