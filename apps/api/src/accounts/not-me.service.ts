import { timing } from '@wengang/contracts'
import { normaliseCode } from '@wengang/policy'
import { contentOf } from '../messages/message-content.ts'
import { messageCodeHash } from '../messages/message-codes.ts'
import { mobileOfMessage } from '../messages/message.service.ts'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, personStream, unitStream } from '../platform/entries.ts'
import type { Services } from '../platform/services.ts'
import { selectRunning } from './device.queries.ts'
import { deviceWords } from './device-words.ts'

/** A sign-in from a new device, as its message names it. */
export interface NewDevice {
  code: string
  messageId: string
  sessionId: string
  account: 'person' | 'unit'
  mobile: string
  at: number
  device: string
  /** Whether that browser is still signed in for this phone. */
  runs: boolean
}

/** The sign-in that a message told of; null for every other code. */
export async function findNewDevice(
  { store, keys, clock }: Services,
  typedCode: string,
): Promise<NewDevice | null> {
  const code = normaliseCode(typedCode, timing.messageCodeLength)
  const message = await store.read
    .selectFrom('message')
    .select(['id', 'kind', 'params', 'mobile_sealed'])
    .where('code_hash', '=', messageCodeHash(keys, code ?? ''))
    .executeTakeFirst()
  const content = message === undefined ? null : contentOf(message)
  if (code === null || message === undefined || content?.kind !== 'newDevice') return null
  const { sessionId, account, at } = content.params
  const session = await findSession(store.read, sessionId)
  const running = session === undefined ? [] : await runningThere(store.read, session, clock.now())
  return {
    code,
    messageId: message.id,
    sessionId,
    account,
    mobile: mobileOfMessage(keys, message.mobile_sealed),
    at,
    device: deviceWords(session?.device ?? null),
    runs: running.length > 0,
  }
}

/**
 * 不是我：ends every session that the browser of this sign-in holds for this phone, also those of other
 * units that it went on to, and forgets the browser, so that the phone is told the next time too.
 */
export const endNewDeviceCommand = defineCommand(
  'endNewDevice',
  async (trx: Trx, input: { messageId: string; sessionId: string; now: number }): Promise<void> => {
    const session = await findSession(trx, input.sessionId)
    if (session === undefined) return
    const running = await runningThere(trx, session, input.now)
    await trx
      .updateTable('session')
      .set({ browser_hash: `disowned:${session.id}` })
      .where(sameBrowser(session))
      .execute()
    const ids = running.map(({ id }) => id)
    if (ids.length === 0) return
    await trx.updateTable('session').set({ ended_at: input.now }).where('id', 'in', ids).execute()
    await appendToStream(trx, streamOf(session), {
      kind: 'signInDisowned',
      at: input.now,
      by: `message:${input.messageId}`,
      facts: { sessions: ids },
    })
  },
)

function findSession(db: Db | Trx, sessionId: string): Promise<Schema['session'] | undefined> {
  return db.selectFrom('session').selectAll().where('id', '=', sessionId).executeTakeFirst()
}

type SessionFilter = (eb: ExpressionBuilder<Schema, 'session'>) => Expression<SqlBool>

/** Sessions of one browser for one phone. */
function sameBrowser({
  id,
  browser_hash: browser,
  mobile_index: phone,
}: Schema['session']): SessionFilter {
  return (eb) =>
    eb.or([
      eb('id', '=', id),
      eb.and([eb('browser_hash', '=', browser), eb('mobile_index', '=', phone)]),
    ])
}

async function runningThere(db: Db | Trx, session: Schema['session'], now: number) {
  return selectRunning(db, now).where(sameBrowser(session)).execute()
}

function streamOf(session: Schema['session']): string {
  return session.kind === 'unit'
    ? unitStream(session.unit_id ?? '')
    : personStream(session.person_id ?? '')
}
