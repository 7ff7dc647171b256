import type { CallOutput } from '@wengang/contracts'
import { crowdName } from './crowd-names.ts'
import { median, line } from './report.ts'
import { slowdownByNames } from './names-beside.ts'
import { openUnderLoad, type UnderLoad } from './under-load.ts'

const crowd = 1_000_000
const searches = 40

/** Finding one of a million units by whatever a clerk types, and what the table of names costs an import. */
export async function benchSearch(): Promise<string[]> {
  const house = await openUnderLoad({ crowd })
  try {
    return [...(await measure(house)), ...(await slowdownByNames())]
  } finally {
    await house.stop()
  }
}

type Found = CallOutput<'findUnits'>

interface Kind {
  what: string
  typed: (number: number) => string
  /** What must have been found, so that a fast nothing does not count. */
  holds: (found: Found, number: number) => boolean
}

const some = (found: Found): boolean => found.units.length > 0

const kinds: readonly Kind[] = [
  {
    what: 'whole names',
    typed: crowdName,
    holds: ({ units }, number) => units[0]?.unitName === crowdName(number),
  },
  {
    what: 'two characters of a brand',
    typed: (number) => crowdName(number).slice(-8, -6),
    holds: some,
  },
  {
    what: 'the commonest words (郑州, 科技, 郑州 商贸)',
    typed: (number) => ['郑州', '科技', '郑州 商贸', '郑州 科技'][number % 4] ?? '',
    holds: some,
  },
  {
    what: 'common words that no name has together (洛阳 荥阳)',
    typed: () => '洛阳 荥阳',
    holds: ({ units }) => units.length === 0,
  },
  { what: 'the beginning of a code', typed: () => '91410105MAK12', holds: some },
]

async function measure(house: UnderLoad): Promise<string[]> {
  const lines: string[] = []
  for (const { what, typed, holds } of kinds) {
    const times: number[] = []
    for (let turn = 0; turn < searches; turn += 1) {
      const number = Math.floor((turn * crowd) / searches) + turn
      const began = performance.now()
      const found = await find(house, typed(number))
      times.push(performance.now() - began)
      if (!holds(found, number)) throw new Error(`${typed(number)}: ${JSON.stringify(found)}`)
    }
    const worst = Math.max(...times)
    lines.push(
      line(
        `search among ${crowd} units by ${what}: median, worst`,
        `${median(times).toFixed(1)}, ${worst.toFixed(0)} ms`,
        '1,000 ms',
      ),
    )
  }
  return lines
}

async function find(house: UnderLoad, typed: string): Promise<Found> {
  const answer = await fetch(
    `http://127.0.0.1:${house.port}/api/staff/units?q=${encodeURIComponent(typed)}`,
    { headers: { authorization: `Bearer ${house.staffToken}` } },
  )
  if (!answer.ok) throw new Error(`A search answered ${answer.status}.`)
  return (await answer.json()) as Found
}
