import type { Edition, NoDecisionRule } from './edition.ts'

const noDecisionTable: Readonly<
  Record<NoDecisionRule['policy'], { words: string; meaning: string }>
> = {
  waived: { words: '视为放弃', meaning: '到期没有确认，按本年度规定视为放弃享受' },
  payAnyway: { words: '照常拨付', meaning: '到期没有确认，按本年度规定照常拨付' },
  manualCheck: { words: '转人工核实', meaning: '到期没有确认，由经办机构人工核实' },
}

/** What comes of a case without an answer, in a few words: 转人工核实. */
export function noDecisionWords(edition: Edition): string {
  return noDecisionTable[edition.noDecision.policy].words
}

/** The same as a sentence for a firm whose case has lapsed, with the way that is still open. */
export function noDecisionMeaning(edition: Edition): string {
  const { meaning } = noDecisionTable[edition.noDecision.policy]
  return edition.noDecision.answerableAfter ? `${meaning}，您单位仍可确认` : meaning
}
