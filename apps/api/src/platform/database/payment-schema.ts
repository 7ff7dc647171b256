import type { AccountCheckState, PaymentPlanState, PaymentResultState } from '@wengang/contracts'
import type { EditionId } from '@wengang/policy'

/** The tables of payment; conventions as in `schema.ts`. */
export interface PaymentSchema {
  /** What one person wants paid out of a round, and another releases. */
  payment_plan: {
    id: string
    round_id: string
    edition_id: EditionId
    region_code: string
    state: PaymentPlanState
    /** How many lines stand in it and what they come to; what was dropped is not counted. */
    lines: number
    total_fen: number
    prepared_by: string
    prepared_at: number
    released_by: string | null
    released_at: number | null
    file_at: number | null
    /** Control sum over the lines as they went out. */
    file_sum: string | null
    reconciled_at: number | null
  }
  /** Files of results as they came back, refused ones too. One of a plan is recorded at a time. */
  payment_result: {
    id: string
    plan_id: string
    file_name: string
    sha256: string
    state: PaymentResultState
    paid: number
    paid_fen: number
    returned: number
    returned_fen: number
    open: number
    /** JSON: the first findings of a refused file; how many there were, and in how many lines. */
    findings: string
    finding_count: number
    differing: number
    uploaded_by: string
    uploaded_at: number
  }
  /** An account that a clerk typed after the answer was fixed; no money goes to it before somebody else agrees. */
  account_check: {
    id: string
    case_id: string
    offer_version: number
    edition_id: EditionId
    region_code: string
    state: AccountCheckState
    entered_by: string
    entered_at: number
    reason: string
    decided_by: string | null
    decided_at: number | null
    note: string | null
  }
  /** One line of a plan: money to one account. A case has at most one that is planned, ordered or paid. */
  payment: {
    id: string
    plan_id: string
    case_id: string
    attempt: number
    round_id: string
    offer_version: number
    amount_fen: number
    account_type: 'corporate' | 'premiumPayment'
    bank_name: string
    account_name: string
    account_sealed: string
    account_tail: string
    /** `dropped` was planned and never ordered. */
    state: 'planned' | 'ordered' | 'paid' | 'returned' | 'dropped'
    /** The act that planned it. */
    order_key: string
    ordered_by: string
    ordered_at: number
    result_at: number | null
    result_by: string | null
    result_note: string | null
  }
}
