import { timing } from '@wengang/contracts'
import { isCut, normaliseCode } from '@wengang/policy'
import { type CaseRow, factsOf, roundOf, selectCases } from '../cases/case.queries.ts'
import { messageCodeHash } from '../messages/message-codes.ts'
import { mobileOfMessage } from '../messages/message.service.ts'
import { masterKey, sealField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareQuery } from '../platform/database/prepared.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'

/** Replaced: another phone is the contact now. Closed: nothing is left to do or to follow. */
export type LinkState = 'active' | 'stopped' | 'replaced' | 'closed'

/** A link as it stands: whom it went to and which of its cases are still that phone's. */
export interface Link {
  messageId: string
  code: string
  mobile: string
  mobileIndex: string
  state: LinkState
  cases: CaseRow[]
}

/**
 * The link of a message code as people open or type it; null when there is none. Known and unknown codes
 * take the same steps, so that the time of an answer tells nothing.
 */
export async function findLink({ store, keys }: Services, typedCode: string): Promise<Link | null> {
  const code = normaliseCode(typedCode, timing.messageCodeLength)
  const codeHash = messageCodeHash(keys, code ?? '')
  const message = await linkOfCode.first(store.read, { codeHash })
  const rows = await casesOfMessage.all(store.read, { messageId: message?.id ?? '' })
  if (code === null || message === undefined) return null
  const cases = rows.filter((row) => row.contact_index === message.mobile_index)
  return {
    messageId: message.id,
    code,
    mobile: mobileOfMessage(keys, message.mobile_sealed),
    mobileIndex: message.mobile_index,
    state: stateOf(message.link_state, cases),
    cases,
  }
}

const linkOfCode = prepareQuery((db, { codeHash }: { codeHash: string }) =>
  db
    .selectFrom('message')
    .select(['id', 'mobile_sealed', 'mobile_index', 'link_state'])
    .where('code_hash', '=', codeHash)
    .where('link_state', '!=', 'none'),
)

const casesOfMessage = prepareQuery((db, { messageId }: { messageId: string }) =>
  selectCases(db)
    .innerJoin('message_case', 'message_case.case_id', 'unit_case.id')
    .where('message_case.message_id', '=', messageId)
    .orderBy('unit_case.id'),
)

function stateOf(kept: 'none' | 'active' | 'replaced' | 'stopped', cases: CaseRow[]): LinkState {
  if (kept === 'stopped') return 'stopped'
  if (kept === 'replaced' || cases.length === 0) return 'replaced'
  return cases.every(isClosedCase) ? 'closed' : 'active'
}

/** Whether a case has come to its end: paid, withdrawn, or declined when the round was cut. */
export function isClosedCase(row: CaseRow): boolean {
  if (row.stage !== 'open') return row.stage === 'paid' || row.stage === 'withdrawn'
  return factsOf(row).decision === 'DECLINE' && isCut(roundOf(row))
}

/** Notes that a person has the link open: asked for a code, or a visible page said so. */
export async function noteOpened(
  trx: Trx,
  input: { messageId: string; at: number },
): Promise<void> {
  await trx
    .updateTable('message')
    .set({ opened_at: input.at })
    .where('id', '=', input.messageId)
    .where('opened_at', 'is', null)
    .execute()
  await trx
    .updateTable('unit_case')
    .set({ opened_at: input.at })
    .where('opened_at', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('message_case')
        .innerJoin('message', 'message.id', 'message_case.message_id')
        .innerJoin('unit_case as own', 'own.id', 'message_case.case_id')
        .whereRef('own.contact_index', '=', 'message.mobile_index')
        .where('message.id', '=', input.messageId)
        .select('own.id'),
    )
    .execute()
}

/** The same as a write of its own. */
export const openLinkCommand = defineCommand('openLink', noteOpened)

export interface StopLinkInput {
  messageId: string
  reports: { id: string; caseId: string }[]
  mobileSealed: string
  at: number
}

/** 这不是我的单位: stops the link and lists its cases for the staff, once however often it is pressed. */
export const stopLinkCommand = defineCommand(
  'stopLink',
  async (trx: Trx, { messageId, reports, mobileSealed, at }: StopLinkInput): Promise<void> => {
    const stopped = await trx
      .updateTable('message')
      .set({ link_state: 'stopped' })
      .where('id', '=', messageId)
      .where('link_state', '=', 'active')
      .executeTakeFirst()
    if (stopped.numUpdatedRows !== 1n || reports.length === 0) return
    await trx
      .insertInto('report')
      .values(
        reports.map(({ id, caseId }) => ({
          id,
          kind: 'notMyUnit' as const,
          case_id: caseId,
          mobile_sealed: mobileSealed,
          note: '',
          created_at: at,
        })),
      )
      .execute()
  },
)

/** The place that a reported phone is sealed for. */
export const reportMobilePlace = 'report.mobile'

/** Stops a link on the word of whoever holds it. */
export async function stopLink({ store, keys, clock }: Services, link: Link): Promise<void> {
  const at = clock.now()
  await store.write(stopLinkCommand, {
    messageId: link.messageId,
    reports: link.cases.map((row) => ({ id: newId(at), caseId: row.id })),
    mobileSealed: sealField(masterKey(keys), reportMobilePlace, link.mobile),
    at,
  })
}
