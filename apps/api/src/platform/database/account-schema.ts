import type { MemberRole } from '@wengang/contracts'
import type { MaintenanceChannel } from '@wengang/policy'

/** The tables of accounts; conventions as in `schema.ts`. */
export interface AccountSchema {
  /** A handler's own account (个人办事通道). */
  person: {
    id: string
    id_number_index: string
    id_number_sealed: string
    name_sealed: string
    mobile_sealed: string
    mobile_index: string
    /** Whether a register knew the person, or only the form of the number was looked at. */
    identity: 'register' | 'formOnly'
    created_at: number
  }
  /** 维护单位统一社会信用代码: the newest certified one holds until the unit's service is opened. */
  maintenance: {
    id: string
    unit_id: string
    uscc: string
    unit_name: string
    region_code: string
    channel: MaintenanceChannel
    state: 'pending' | 'certified' | 'rejected' | 'withdrawn'
    /** Who asked by the personal account; null at the hall. */
    person_id: string | null
    /** Whose account may see it: the blind index of the agent's resident ID. */
    agent_index: string
    agent_sealed: string
    mobile_sealed: string
    mobile_index: string
    requested_at: number
    /** The day on which it holds or took a place. */
    counted_on: string
    decided_at: number | null
    decided_by: string | null
    reason: string | null
  }
  /** A unit's online service, once opened. */
  unit_account: {
    unit_id: string
    maintenance_id: string
    opened_at: number
    opened_by: string
    agreement_version: string
    /** The certified mobile. */
    mobile_sealed: string
    mobile_index: string
    agent_sealed: string
    internal_management: number
  }
  /** The administrator of a unit and its operators. */
  unit_member: {
    id: string
    unit_id: string
    role: MemberRole
    state: 'invited' | 'active' | 'withdrawn'
    name_sealed: string
    mobile_sealed: string
    mobile_index: string
    /** JSON of the businesses that an operator was given; null for all. */
    businesses: string | null
    internal_unit: string | null
    created_at: number
    /** When an invitation lapses. */
    expires_at: number | null
    activated_at: number | null
    withdrawn_at: number | null
  }
  /** Wrong codes of one account, over all its codes. */
  lockout: { subject: string; wrong: number; rung: number; locked_until: number | null; at: number }
}
