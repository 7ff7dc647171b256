import { maskMobile } from '@wengang/identifiers'
import { faultWords } from '../messages/fault-words.ts'
import { contentOf } from '../messages/message-content.ts'
import { reachOf } from '../messages/message-state.ts'
import { messageSubject } from '../messages/message-words.ts'
import { mobileOfMessage } from '../messages/message.service.ts'
import type { Services } from '../platform/services.ts'

/** A case is told of a few times; more than these nobody reads. */
const most = 50

/** The messages about a case, the newest first: to which phone, what about and what became of each. */
export async function messagesOfCase({ store, keys }: Services, caseId: string) {
  const rows = await store.read
    .selectFrom('message')
    .innerJoin('message_case', 'message_case.message_id', 'message.id')
    .selectAll('message')
    .where('message_case.case_id', '=', caseId)
    .orderBy('message.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => {
    const reach = reachOf[row.state]
    const lost = reach === 'undelivered' || reach === 'refused'
    return {
      id: row.id,
      subject: messageSubject(contentOf(row)),
      mobile: maskMobile(mobileOfMessage(keys, row.mobile_sealed)),
      at: row.sent_at ?? row.created_at,
      reach,
      trouble: lost ? faultWords(row.state, row.fault) : null,
      openedAt: row.opened_at,
    }
  })
}
