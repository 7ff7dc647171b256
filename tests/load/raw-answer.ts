import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Planted } from './planted.ts'
import { answerParameters, recordStatements } from './raw-statements.ts'

/**
 * Writes answers through the bare driver: the very statements of the house, in a thread of its own that shares
 * commits. What is answered by it holds made-up hashes and is good for nothing but measuring.
 */
export async function answerOnce(
  file: string,
  cases: Planted['cases'],
): Promise<(caseId: string, readingId: string) => Promise<void>> {
  const [first] = cases
  if (first === undefined) throw new Error('Nothing is planted.')
  const statements = await recordStatements(file, {
    caseId: first.caseId,
    choice: 'ACCEPT',
    offerVersion: 1,
    basedOnSeq: 0,
    readingId: first.readingId,
    reason: '',
    channel: 'link',
    openedBy: `mobile:${first.mobileIndex}`,
    actor: 'session:recorded',
    reach: { by: 'contact', mobileIndex: first.mobileIndex },
    mobileMasked: '199****0000',
    mobileSealed: 'sealed',
    personal: { mobile: { digest: 'd', salt: 's', ciphertext: 'c' } },
    clerkName: null,
    device: 'recorded',
    sheetId: randomUUID(),
    jobId: randomUUID(),
    verifyUrl: 'http://localhost/v/recorded',
    at: Date.now(),
    act: { subject: 's', key: randomUUID(), endpoint: 'submitDecision', bodyHash: 'b', at: 0 },
  })
  const worker = new Worker(new URL('./raw-writer.worker.ts', import.meta.url), {
    workerData: { file, statements },
  })
  const waiting = new Map<number, () => void>()
  let last = 0
  worker.on('message', (id: number) => {
    waiting.get(id)?.()
    waiting.delete(id)
  })
  return (caseId, readingId) => {
    last += 1
    const id = last
    return new Promise((done) => {
      waiting.set(id, done)
      worker.postMessage({ id, values: answerParameters(caseId, readingId) })
    })
  }
}
