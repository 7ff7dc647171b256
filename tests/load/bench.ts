import { benchAccounts } from './accounts.ts'
import { benchAnswers } from './answers.ts'
import { benchCutOff } from './cut-off.ts'
import { benchFirstVisit } from './first-visit.ts'
import { benchFunnel } from './funnel.ts'
import { benchImport } from './import.ts'
import { describeMachine } from './machine.ts'
import { benchMemory } from './memory.ts'
import { benchMessages } from './messages.ts'
import { benchPages } from './pages.ts'
import { benchPayments } from './payments.ts'
import { benchSearch } from './search.ts'
import { benchFolder } from './under-load.ts'

/** Every measurement by name: `npm run bench -- answers` runs one. */
const parts = {
  answers: benchAnswers,
  pages: benchPages,
  accounts: benchAccounts,
  search: benchSearch,
  import: benchImport,
  messages: benchMessages,
  funnel: benchFunnel,
  cutOff: benchCutOff,
  payments: benchPayments,
  firstVisit: benchFirstVisit,
  memory: benchMemory,
} as const

const wanted = process.argv.slice(2)
console.log(`${describeMachine(benchFolder)}\n`)
console.log('| what | measured | aim |\n|---|---|---|')
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const text of await run()) console.log(text)
}
