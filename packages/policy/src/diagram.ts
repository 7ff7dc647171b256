import { caseActs } from './case-action.ts'
import { caseStates } from './case-state.ts'
import type { Rule } from './case-table.ts'
import { caseRefusals, caseTable } from './case-table.ts'

/** The moves of a case as a Mermaid diagram, printed from the table that decides them. */
export function caseDiagram(): string {
  const lines = caseStates.flatMap((from) => {
    const moves = caseActs.flatMap((act) => {
      const rule = caseTable[from][act]
      if (typeof rule === 'string') return []
      return [`${from} --> ${rule.to}: ${[act, ...conditions(rule)].join(', ')}`]
    })
    return moves.length > 0 ? moves : [`${from} --> [*]`]
  })
  return ['stateDiagram-v2', '[*] --> offered', ...lines].join('\n  ')
}

/** Every act in every state as a Markdown table: the state it leads to, or the refusal. */
export function caseGrid(): string {
  const rows = caseActs.map((act) => [
    act,
    ...caseStates.map((state) => cell(caseTable[state][act])),
  ])
  return markdownTable([['', ...caseStates], ...rows])
}

/** The refusals with the words that people read. */
export function refusalList(): string {
  return markdownTable([['refusal', 'words'], ...Object.entries(caseRefusals)])
}

function conditions(rule: Exclude<Rule, string>): string[] {
  return rule.guards.map(({ label }) => label)
}

function cell(rule: Rule): string {
  if (typeof rule === 'string') return rule
  const guarded = rule.guards.map(({ label, refusal }) => `${label}, else ${refusal}`)
  return [`**${rule.to}**`, ...guarded].join('; ')
}

function markdownTable([head = [], ...rows]: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
