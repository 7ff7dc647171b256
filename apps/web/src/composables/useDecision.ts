import type { OfferView } from '@wengang/contracts/views'
import type { Choice } from '@wengang/policy/case-state'
import { computed, type ComputedRef } from 'vue'
import { standingOf } from '../components/offer/standing.ts'
import { useOfferStore } from '../stores/offers.ts'
import type { SubmissionBody } from '../submission-attempt.ts'
import { useDraft, type UseDraft } from './useDraft.ts'
import { useMaterials, type UseMaterials } from './useMaterials.ts'
import { useOffer, type UseOffer } from './useOffer.ts'
import { useSubmission, type Submission, type SubmissionOutcome } from './useSubmission.ts'
import { registerWhenIdle } from './useUpdate.ts'

/** Which question the person has before them. */
export type DecisionView =
  'loading' | 'readFirst' | 'choose' | 'check' | 'conflict' | 'closed' | 'readAgain'

export interface Decision {
  offering: UseOffer
  draft: UseDraft
  submission: Submission
  materials: UseMaterials
  view: ComputedRef<DecisionView>
  /** Asks for the offer and takes up whatever was left unfinished. */
  open: () => Promise<void>
  submit: () => Promise<SubmissionOutcome | null>
  /** After a conflict: the other answer was seen, and the choice is made anew. */
  decideAgain: () => Promise<void>
  /** After a conflict: the other answer is right, and the choice is dropped. */
  keepTheirs: () => Promise<void>
}

/** The way from a finished reading to a recorded answer. `step` is the page's own address. */
export function useDecision(offerId: string, step: () => 'choose' | 'check'): Decision {
  const store = useOfferStore()
  const offering = useOffer(offerId)
  const { offer } = offering
  const readingId = (): string | null => store.readings[offerId] ?? null
  const draft = useDraft(offerId, { readingId })
  const submission = useSubmission(offerId)
  const materials = useMaterials(offerId)

  const view = computed<DecisionView>(() => {
    if (offering.state.value !== 'ready' || !offer.value) return 'loading'
    const outcome = submission.outcome.value
    if (outcome?.kind === 'conflict') return 'conflict'
    if (outcome?.kind === 'closed' || standingOf(offer.value) === 'closed') return 'closed'
    if (outcome?.kind === 'readAgain') return 'readAgain'
    if (readingId() === null && submission.unanswered() === null) return 'readFirst'
    return step() === 'check' && draft.choice.value ? 'check' : 'choose'
  })

  async function open(): Promise<void> {
    // On a slow network the person chooses before the server has spoken; what they chose stays.
    if (offer.value) takeUp(offer.value)
    const { choice, reason } = draft
    const [shownChoice, shownReason] = [choice.value, reason.value]
    if ((await offering.load()) !== 'ready' || !offer.value) return
    if (choice.value === shownChoice && reason.value === shownReason) takeUp(offer.value)
    materials.begin(offer.value.materials)
  }

  function takeUp(known: OfferView): void {
    draft.resume(known)
    const unanswered = submission.unanswered()
    if (unanswered) {
      draft.restore(unanswered.body.choice, unanswered.body.reason ?? '')
    }
  }

  function bodyFor(choice: Choice, reason: string): SubmissionBody | null {
    const sent = submission.unanswered()?.body
    // The very same words again, so that the server can tell that it is the same act.
    if (sent && sent.choice === choice && (sent.reason ?? '') === reason) return sent
    if (!offer.value) return null
    // After a sign-in only the act that was turned away still knows the reading.
    const known = sent?.offerVersion === offer.value.figures.version ? sent.readingId : null
    const reading = readingId() ?? known
    if (reading === null) return null
    return {
      choice,
      offerVersion: offer.value.figures.version,
      basedOnSeq: offer.value.lastSeq,
      readingId: reading,
      reason,
    }
  }

  async function submit(): Promise<SubmissionOutcome | null> {
    const choice = draft.choice.value
    const body = choice && bodyFor(choice, choice === 'DECLINE' ? draft.reason.value : '')
    if (!body || submission.sending.value) return null
    const outcome = await submission.submit(body, draft.settled())
    if (outcome.kind === 'done') {
      draft.forget()
      store.spend(offerId)
      registerWhenIdle()
    }
    if (outcome.kind === 'readAgain') store.spend(offerId)
    return outcome
  }

  async function decideAgain(): Promise<void> {
    await draft.clearChoice()
    await offering.load()
    submission.dismiss()
  }

  async function keepTheirs(): Promise<void> {
    await draft.discard()
  }

  return { offering, draft, submission, materials, view, open, submit, decideAgain, keepTheirs }
}
