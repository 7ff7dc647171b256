import type { RegistrationStep } from '@wengang/contracts/views'
import type { Registration, RegistrationUnit } from '../../composables/useRegistration.ts'

/** How a step is told: what was asked for waits for the agency, or came back. */
export type StepStanding = 'done' | 'now' | 'waiting' | 'rejected' | 'blocked'

export function stepStanding(step: RegistrationStep, unit: RegistrationUnit | null): StepStanding {
  if (step.state === 'done') return 'done'
  if (step.key === 'person') return 'now'
  const request = step.key === 'maintenance' ? unit?.maintenance?.state : undefined
  if (request === 'pending') return 'waiting'
  if (step.state !== 'now') return 'blocked'
  return request === 'rejected' ? 'rejected' : 'now'
}

/** The step that is the person's or the agency's turn; null once all are done. */
export function currentStep(
  steps: readonly RegistrationStep[],
  unit: RegistrationUnit | null,
): { key: RegistrationStep['key']; standing: StepStanding } | null {
  for (const step of steps) {
    const standing = stepStanding(step, unit)
    if (standing !== 'done') return { key: step.key, standing }
  }
  return null
}

/** Why no request can be made from the phone; null where one can. */
export function requestBar(
  { rule }: Pick<Registration, 'rule'>,
  unit: RegistrationUnit | null,
): 'windowOnly' | 'today' | 'spent' | null {
  if (!rule.open.includes('personalPortal')) return 'windowOnly'
  if (unit?.quota.left === 0) return 'spent'
  return unit?.quota.leftToday === 0 ? 'today' : null
}
