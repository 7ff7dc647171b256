/**
 * Numbers that both sides need, in milliseconds unless the name says otherwise.
 * The server decides by them; the phone only shows them.
 */
export const timing = {
  /** Least reading before an answer (S2-18). An edition may ask for more, never for less. */
  minimumReadingMs: 10_000,
  /** How far a phone's visible spans may run ahead of the server's clock: one slow request. */
  readingToleranceMs: 250,
  codeLifetimeMs: 5 * 60_000,
  codeTries: 5,
  codeResendMs: 60_000,
  codesPerHour: 5,
  codesPerDay: 10,
  codeLength: 6,
  messageCodeLength: 8,
  /** A firm's session ends after this long without an act. */
  sessionIdleMs: 15 * 60_000,
  sessionMaximumMs: 12 * 3_600_000,
  /** How long before its end a person is told, and can go on with one tap. */
  sessionWarningMs: 150_000,
  /** An operator's invitation. */
  invitationMs: 48 * 3_600_000,
  /** So many wrong codes of one account lock it, each time for longer. */
  wrongCodesToLock: 10,
  lockRungsMs: [10 * 60_000, 30 * 60_000, 2 * 3_600_000, 24 * 3_600_000],
  staffIdleMs: 30 * 60_000,
  /** How long a second factor counts as given just now. */
  secondFactorFreshMs: 10 * 60_000,
  /** How long a passkey may take to sign, the person's finger included. */
  passkeyMs: 5 * 60_000,
  /** Wrong second factors of one person before a pause, and in a day. */
  secondFactorTries: 6,
  secondFactorTriesADay: 30,
  recoveryCodes: 10,
  /** Waits between refreshes of a status page; after the last one the page asks. */
  refreshWaitsMs: [5_000, 8_000, 13_000, 21_000, 34_000, 55_000, 89_000, 144_000, 233_000, 377_000],
} as const

/** Limits on files that a firm may add to an answer. Bytes. */
export const materialLimits = {
  count: 10,
  bytes: 10 * 1024 * 1024,
  types: ['image/jpeg', 'image/png', 'application/pdf'],
} as const

/** Limits on an assessed list. */
export const listLimits = { bytes: 50 * 1024 * 1024, rows: 100_000 } as const
