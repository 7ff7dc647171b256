import type { Role } from '@wengang/contracts'

/** The tables of the staff; conventions as in `schema.ts`. */
export interface StaffSchema {
  staff: {
    id: string
    name: string
    display_name: string
    password_hash: string
    /** JSON list of `Role`. */
    roles: string
    region_code: string
    /** JSON list of editions that this person works for; null is all. */
    programmes: string | null
    created_at: number
    disabled_at: number | null
  }
  staff_session: {
    token_hash: string
    staff_id: string
    created_at: number
    seen_at: number
    ended_at: number | null
    second_factor_at: number | null
    /** Null while it runs, and for those that ended before this was kept. */
    ended_why: SessionEnd | null
  }
  /** Time-based codes of one person. A pending secret counts for nothing until a code of it was typed. */
  staff_totp: {
    staff_id: string
    secret_sealed: string | null
    /** The 30 seconds whose code was used last: it opens nothing a second time. */
    last_step: number | null
    confirmed_at: number | null
    pending_sealed: string | null
  }
  /** One-time codes for somebody whose phone is lost; only hashes are kept. */
  staff_recovery_code: {
    staff_id: string
    code_hash: string
    made_at: number
    used_at: number | null
  }
  staff_passkey: {
    id: string
    credential_id: string
    staff_id: string
    name: string
    /** COSE key, base64url. */
    public_key: string
    counter: number
    /** JSON list, as the browser named them. */
    transports: string
    added_at: number
    used_at: number | null
  }
  /** What a passkey has to sign next in one session; one for each purpose. */
  staff_passkey_challenge: {
    token_hash: string
    purpose: PasskeyPurpose
    challenge: string
    expires_at: number
  }
}

export type PasskeyPurpose = 'add' | 'use'

/** `elsewhere`: the same person signed in at another place. */
export type SessionEnd = 'signedOut' | 'elsewhere' | 'administrator'

/** The roles of a row. */
export function rolesOf(row: Pick<StaffSchema['staff'], 'roles'>): Role[] {
  return JSON.parse(row.roles) as Role[]
}

/** The programmes of a row; null is all of them. */
export function programmesOf(row: Pick<StaffSchema['staff'], 'programmes'>): string[] | null {
  return row.programmes === null ? null : (JSON.parse(row.programmes) as string[])
}
