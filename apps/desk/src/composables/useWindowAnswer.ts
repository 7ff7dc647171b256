import type { CallInput, CallOutput } from '@wengang/contracts/client'
import { readonly, ref, type Ref } from 'vue'
import { client } from '../client.ts'
import { useAct } from './useAct.ts'

export type Opened = CallOutput<'openWindowReading'>
export type Receipt = CallOutput<'recordWindowAnswer'>['receipt']
type Body = CallInput<'recordWindowAnswer'>['body']

/** Where the clerk stands: who came, the notice, the choice, another answer in between, done. */
export type AnswerStep = 'seen' | 'notice' | 'choice' | 'conflict' | 'done'

export interface WindowAnswer {
  step: Readonly<Ref<AnswerStep>>
  opened: Readonly<Ref<Opened | null>>
  /** When the notice was opened by this computer's steady clock, in ms. */
  openedAtMs: Readonly<Ref<number>>
  scans: Readonly<Ref<readonly string[]>>
  receipt: Readonly<Ref<Receipt | null>>
  running: Readonly<Ref<boolean>>
  refusal: Readonly<Ref<string>>
  open: () => Promise<void>
  addScan: (file: File) => Promise<void>
  attest: (means: 'readAloud' | 'signedPaper') => Promise<void>
  submit: (answer: Pick<Body, 'choice' | 'handlerName' | 'reason'>) => Promise<void>
  /** After a conflict: the other answer was shown, and whoever came decides again. */
  decideAgain: () => Promise<void>
}

/** Records a firm's answer at the counter (rule 1): the server opens and times the reading, the clerk attests it. */
export function useWindowAnswer(caseNo: string): WindowAnswer {
  const step = ref<AnswerStep>('seen')
  const opened = ref<Opened | null>(null)
  const openedAtMs = ref(0)
  const scans = ref<string[]>([])
  const receipt = ref<Receipt | null>(null)
  const running = ref(false)
  const refusal = ref('')
  const params = { caseNo }
  const opening = useAct<'openWindowReading', string>(() =>
    client('openWindowReading', { params, body: {} }),
  )
  const scanning = useAct<'addWindowScan', { readingId: string; file: File }>(
    ({ readingId, file }) =>
      client('addWindowScan', { params: { readingId }, query: { name: file.name }, file }),
  )
  const attesting = useAct<
    'attestWindowReading',
    { readingId: string; means: 'readAloud' | 'signedPaper' }
  >(({ readingId, means }) =>
    client('attestWindowReading', { params: { readingId }, body: { means } }),
  )
  const recording = useAct<'recordWindowAnswer', Body>((body, idempotencyKey) =>
    client('recordWindowAnswer', { params, body, idempotencyKey }),
  )
  const standing = useAct<'getStaffCase', string>(() => client('getStaffCase', { params }))

  /** One act at a time; what stops it is told, and the clerk stays where they are. */
  async function doing<T>(
    act: { refusal: Readonly<Ref<string>>; code: Readonly<Ref<string>> },
    run: () => Promise<T | null>,
  ): Promise<T | null> {
    if (running.value) return null
    running.value = true
    const done = await run()
    running.value = false
    refusal.value = done === null ? act.refusal.value : ''
    if (done === null && act.code.value === 'READING_CHANGED') step.value = 'seen'
    return done
  }

  return {
    step: readonly(step),
    opened: readonly(opened) as Readonly<Ref<Opened | null>>,
    openedAtMs: readonly(openedAtMs),
    scans: readonly(scans),
    receipt: readonly(receipt),
    running: readonly(running),
    refusal: readonly(refusal),
    async open() {
      const done = await doing(opening, () => opening.run(caseNo))
      if (done === null) return
      opened.value = done
      openedAtMs.value = performance.now()
      scans.value = []
      step.value = 'notice'
    },
    async addScan(file) {
      const readingId = opened.value?.readingId
      if (readingId === undefined) return
      const done = await doing(scanning, () => scanning.run({ readingId, file }))
      if (done !== null) scans.value = [...scans.value, done.material.name]
    },
    async attest(means) {
      const readingId = opened.value?.readingId
      if (readingId === undefined) return
      const done = await doing(attesting, () => attesting.run({ readingId, means }))
      if (done !== null) step.value = 'choice'
    },
    async submit(answer) {
      const reading = opened.value
      if (reading === null) return
      const done = await doing(recording, () =>
        recording.run({
          ...answer,
          offerVersion: reading.offerVersion,
          basedOnSeq: reading.lastSeq,
          readingId: reading.readingId,
          identitySeen: true,
          authorisationSeen: true,
        }),
      )
      if (done === null) {
        if (recording.code.value === 'ANSWER_CONFLICT') step.value = 'conflict'
        return
      }
      receipt.value = done.receipt
      step.value = 'done'
    },
    async decideAgain() {
      const reading = opened.value
      const now = await doing(standing, () => standing.run(caseNo))
      if (reading === null || now === null) return
      opened.value = { ...reading, lastSeq: now.view.offer.lastSeq }
      step.value = 'choice'
    },
  }
}
