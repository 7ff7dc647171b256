import { messageCode } from '@wengang/api/messages/message-codes'
import type { MessageContent } from '@wengang/api/messages/message-content'
import { prepareMessage, queueMessages } from '@wengang/api/messages/message.service'
import { findNewestChallenge } from '@wengang/api/links/challenge.queries'
import { challengeCode } from '@wengang/api/messages/message-codes'
import type { House } from './house.ts'
import { type PlantedCase, withWriter } from './plant.ts'

/** A message that went out, with the code of its link. */
export interface PlantedLink {
  messageId: string
  code: string
  path: string
}

let planted = 0

/** Plants the message that `links send` would have queued for these cases of one phone. */
export async function plantLink(
  house: House,
  cases: readonly PlantedCase[],
  content: MessageContent = {
    kind: 'offerLink',
    params: { editionId: 'henan-refund-2023', offers: cases.length, deadline: '2023-12-31' },
  },
): Promise<PlantedLink> {
  const [first] = cases
  if (first === undefined) throw new Error('a message is about at least one case')
  planted += 1
  const message = prepareMessage(house.services, first.mobile, content)
  await withWriter(house, (db) =>
    db.transaction().execute((trx) =>
      queueMessages(trx, [
        {
          message,
          place: {
            dedupeKey: `planted:${planted}`,
            cases: cases.map(({ caseId }) => ({ caseId, offerVersion: 1 })),
            batchId: first.batchId,
          },
        },
      ]),
    ),
  )
  const code = messageCode(house.services.keys, message.id)
  return { messageId: message.id, code, path: `/s/${code}` }
}

/** The digits that were last sent for a link or a case, as the phone received them. */
export async function sentCode(
  house: House,
  kind: 'message' | 'case',
  subjectId: string,
): Promise<string> {
  const { store, keys } = house.services
  const newest = await findNewestChallenge(store.read, { kind, id: subjectId })
  if (newest === undefined) throw new Error('no code was sent')
  return challengeCode(keys, newest.id)
}

/** Posts a form as a page of ours does. */
export function postForm(
  house: House,
  path: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return house.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: 'null',
      ...headers,
    },
  })
}

/** The session cookie that an answer gives. */
export function sessionCookie(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
