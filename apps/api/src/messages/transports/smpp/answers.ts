import smpp from 'smpp'

/**
 * What an answer to a submission means. `slower`: too much at once, the same part again after a pause.
 * `later`: not taken, for a reason that passes. `refused`: not taken, and a repeat would not be either.
 */
export type SubmitMeaning = 'taken' | 'slower' | 'later' | 'refused'

const meanings: Readonly<Record<string, SubmitMeaning>> = {
  ESME_ROK: 'taken',
  ESME_RTHROTTLED: 'slower',
  ESME_RMSGQFUL: 'slower',
  ESME_RSYSERR: 'later',
  ESME_RINVBNDSTS: 'later',
  ESME_RSUBMITFAIL: 'later',
  ESME_RX_T_APPN: 'later',
}

const names = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name]))

/** Whatever is not known to pass is refused: a person looks at it, and nobody is charged for a loop. */
export function meaningOf(status: number): SubmitMeaning {
  return meanings[answerName(status)] ?? 'refused'
}

/** The name of an answer in the standard, or its number. */
export function answerName(status: number): string {
  return names.get(status) ?? `0x${status.toString(16).padStart(8, '0')}`
}
