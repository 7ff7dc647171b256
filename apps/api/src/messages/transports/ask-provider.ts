import type { TransportName } from '@wengang/contracts'
import { blindIndex } from '../../platform/crypto/keys.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import type { Services } from '../../platform/services.ts'
import { mobileOfMessage } from '../message.service.ts'
import { lockPhone, receiptWaitMs } from '../receipt.service.ts'
import { takeSmsReceipt } from '../receipts.ts'
import { settleByOwnId } from '../settle-message.ts'
import type { SmsQuestion, SmsTransport } from '../sms-transport.ts'

/** A message of unknown end is asked about soon, one that was taken only when its receipt is late. */
const unknownAfterMs = 60_000
const silentAfterMs = 600_000
const againAfterMs = 3_600_000
const questionsAtOnce = 200
const mostPulls = 100

/** A message that this process asks about now; its question is noted, so no other asks the same. */
export interface TakenQuestion {
  messageId: string
  mobileSealed: string
  attemptAt: number
  providerIds: string[]
}

/** Takes messages whose end is open with a provider, the longest waiting first. Sends nothing. */
export const takeQuestionsCommand = defineCommand(
  'takeQuestions',
  async (
    trx: Trx,
    { provider, at }: { provider: TransportName; at: number },
  ): Promise<TakenQuestion[]> => {
    const open = await trx
      .selectFrom('message')
      .select(['id', 'mobile_sealed', 'attempt_at', 'asked_at'])
      .where('provider', '=', provider)
      .where('attempt_at', '>=', at - receiptWaitMs)
      .where((eb) =>
        eb.or([
          eb.and([eb('state', '=', 'unknown'), eb('attempt_at', '<', at - unknownAfterMs)]),
          eb.and([eb('state', '=', 'sent'), eb('attempt_at', '<', at - silentAfterMs)]),
        ]),
      )
      .where((eb) => eb.or([eb('asked_at', 'is', null), eb('asked_at', '<', at - againAfterMs)]))
      .orderBy('attempt_at')
      .limit(questionsAtOnce)
      .execute()
    const taken: TakenQuestion[] = []
    for (const row of open) {
      const { numUpdatedRows } = await trx
        .updateTable('message')
        .set({ asked_at: at })
        .where('id', '=', row.id)
        .where('asked_at', row.asked_at === null ? 'is' : '=', row.asked_at)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) continue
      const parts = await trx
        .selectFrom('message_part')
        .select('provider_id')
        .where('message_id', '=', row.id)
        .where('state', '=', 'accepted')
        .where('provider_id', '!=', row.id)
        .orderBy('part')
        .execute()
      taken.push({
        messageId: row.id,
        mobileSealed: row.mobile_sealed,
        attemptAt: row.attempt_at ?? at,
        providerIds: parts.map((part) => part.provider_id),
      })
    }
    return taken
  },
)

/** Notes that a provider has a message although its answer was lost. */
export const noteTakenCommand = defineCommand(
  'noteTaken',
  async (
    trx: Trx,
    word: {
      provider: TransportName
      providerId: string
      messageId: string
      mobileIndex: string
      at: number
    },
  ): Promise<void> => {
    await lockPhone(trx, word.mobileIndex)
    const known = await trx
      .selectFrom('message_part')
      .select('part')
      .where('message_id', '=', word.messageId)
      .limit(1)
      .executeTakeFirst()
    if (known === undefined) await settleByOwnId(trx, { ...word, state: 'accepted', fault: null })
  },
)

/** Asks a provider what became of messages whose end is open; never sends. */
export async function askProvider(services: Services, transport: SmsTransport): Promise<void> {
  const { query } = transport
  if (query === undefined) return
  const { store, clock } = services
  const provider = transport.name
  for (;;) {
    const questions = await store.write(takeQuestionsCommand, { provider, at: clock.now() })
    for (const { mobileSealed, ...rest } of questions) {
      const mobile = mobileOfMessage(services.keys, mobileSealed)
      await ask(services, provider, query, { ...rest, mobile })
    }
    if (questions.length < questionsAtOnce) return
  }
}

async function ask(
  services: Services,
  provider: TransportName,
  query: NonNullable<SmsTransport['query']>,
  question: SmsQuestion,
): Promise<void> {
  const answers = await query(question)
  for (const answer of answers) {
    if (answer.state !== 'accepted') {
      await takeSmsReceipt(services, provider, answer)
      continue
    }
    await services.store.write(noteTakenCommand, {
      provider,
      providerId: answer.providerId,
      messageId: answer.messageId,
      mobileIndex: blindIndex(services.keys, 'mobile', question.mobile),
      at: services.clock.now(),
    })
  }
}

/** Fetches receipts that wait at a provider. */
export async function pullReceipts(services: Services, transport: SmsTransport): Promise<void> {
  for (let pull = 0; pull < mostPulls; pull += 1) {
    const receipts = (await transport.pull?.()) ?? []
    for (const receipt of receipts) await takeSmsReceipt(services, transport.name, receipt)
    if (receipts.length === 0) return
  }
}
