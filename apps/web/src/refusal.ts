import type { CallRefusal } from '@wengang/contracts/client'
import type { ErrorCode, InputFinding } from '@wengang/contracts/errors'

/** Any answer that is not what was asked for; the code tells which details it has. */
export type AnyRefusal =
  | CallRefusal<ErrorCode>
  | { ok: false; code: 'OFFLINE'; message: string; details: null; requestId: '' }

/** Any answer of the server; what a call returns fits it. */
export type AnyResult = { ok: true } | AnyRefusal

/** What the server found in the fields; empty for any other answer. */
export function findingsIn(result: AnyResult): readonly InputFinding[] {
  return !result.ok && result.code === 'INVALID_INPUT' ? result.details.findings : []
}
