import type { Logger } from 'pino'
import type { IdentityRegister } from '../accounts/identity-register.ts'
import type { CertificateVerifier } from '../units/certificate-verifier.ts'
import type { Blobs } from './blobs.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Keys } from './crypto/keys.ts'
import type { Store } from './database/store.ts'

/** What the areas of the house work with. Made once at start, or per test. */
export interface Services {
  store: Store
  keys: Keys
  clock: Clock
  config: Config
  blobs: Blobs
  /** Asked once for each personal account; see `formOnlyRegister` for where there is none. */
  identityRegister: IdentityRegister
  /** Null: the entrance with a certificate stands on the agency's own portal. */
  certificateVerifier: CertificateVerifier | null
  log: Logger
  /** Links opened here that nobody sent, until they are counted: looking writes nothing. */
  wrongLinks: { count: number }
  /** Called after a commit that wrote jobs. */
  wakeJobs: () => void
}
