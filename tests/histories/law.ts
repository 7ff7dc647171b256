import type { Choice } from '@wengang/policy'

/** What can happen to one case, as far as the law looks: an answer, a new offer, and what a publicity does. */
export type LegalAct = Choice | 'changed' | 'cut' | 'voided' | 'changedOnObjection'

/** The answer that counts, and whether it can still be changed. */
export interface Ruling {
  counts: Choice | null
  fixed: boolean
}

export type Law = (acts: readonly LegalAct[]) => Ruling

/** S2-23: of the answers to the offer as it stands, the last before the cut-off counts; none after does. */
export function lastBeforeTheCutOff(acts: readonly LegalAct[]): Ruling {
  let counts: Choice | null = null
  let fixed = false
  for (const act of acts) {
    if (act === 'cut') fixed = counts !== null
    else if (act === 'voided') fixed = false
    else if (act === 'changedOnObjection') [counts, fixed] = [null, false]
    else if (!fixed) counts = act === 'changed' ? null : act
  }
  return { counts, fixed }
}
