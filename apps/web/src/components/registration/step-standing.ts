import type { RegistrationStep } from '@wengang/contracts/views'
import type { Registration, RegistrationUnit } from '../../composables/useRegistration.ts'

/**
 * How a step is told: what was asked for waits for the agency, or came back. `barred`: it would be
 * its turn, but only the window helps, or tomorrow.
 */
export type StepStanding = 'done' | 'now' | 'waiting' | 'rejected' | 'barred' | 'blocked'

export function stepStanding(step: RegistrationStep, unit: RegistrationUnit | null): StepStanding {
  if (step.state === 'done') return 'done'
  if (step.key === 'person') return 'now'
  const request = step.key === 'maintenance' ? unit?.maintenance?.state : undefined
  if (request === 'pending') return 'waiting'
  if (step.state === 'blocked') return 'barred'
  if (step.state === 'waiting') return 'blocked'
  return request === 'rejected' ? 'rejected' : 'now'
}

export interface CurrentStep {
  key: RegistrationStep['key']
  standing: StepStanding
}

/** What the person can do now; else what is in the way; null once all is done. */
export function currentStep(
  steps: readonly RegistrationStep[],
  unit: RegistrationUnit | null,
): CurrentStep | null {
  const open = steps
    .map((step) => ({ key: step.key, standing: stepStanding(step, unit) }))
    .filter(({ standing }) => standing !== 'done')
  const turn = open.find(({ standing }) => standing === 'now' || standing === 'rejected')
  return turn ?? open[0] ?? null
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
