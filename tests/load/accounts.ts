import type { Shot } from './connection.ts'
import { fire } from './generator.ts'
import { line, percent } from './report.ts'
import { takeTurns } from './rounds.ts'
import { openUnderLoad, type UnderLoad } from './under-load.ts'

const units = 400
const rounds = 5
const perBareRound = 5_000

/** Signing a unit in, and what it and its agent look at first, against a bare GET. */
export async function benchAccounts(): Promise<string[]> {
  const house = await openUnderLoad({ units })
  try {
    const signIn = await fire(house.port, house.units.map(signInShot))
    if (signIn.statuses[200] !== units) throw new Error(JSON.stringify(signIn.statuses))
    const turns = await takeTurns(house, rounds, {
      bare: () => Array.from({ length: perBareRound }, () => ({ method: 'GET', path: '/bare' })),
      steps: () => looks(house, '/api/registration', 'agent'),
      home: () => looks(house, '/api/home', 'home'),
    })
    const row = (what: string, kind: 'steps' | 'home') =>
      line(
        what,
        `${turns.perSecond(kind).toFixed(0)} a second, ${percent(turns.ratio(kind, 'bare'))} of a bare GET (processor ${turns.processorMs(kind).toFixed(2)} ms)`,
      )
    return [
      line(
        `signing in ${units} units by their codes, 64 connections`,
        `${signIn.perSecond} a second, p50 ${signIn.p50.toFixed(0)} ms, p99 ${signIn.p99.toFixed(0)} ms`,
      ),
      row('task list of registration `GET /api/registration`', 'steps'),
      row('home of a unit `GET /api/home`', 'home'),
    ]
  } finally {
    await house.stop()
  }
}

function signInShot({ uscc, code }: UnderLoad['units'][number]): Shot {
  return {
    method: 'POST',
    path: '/api/units/sign-in',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uscc, code }),
  }
}

function looks({ units: planted }: UnderLoad, path: string, who: 'home' | 'agent'): Shot[] {
  return planted.map((unit) => ({ method: 'GET', path, headers: { cookie: unit[who] } }))
}
