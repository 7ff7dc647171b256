import { ConfigError } from './config-error.ts'
import { makeSecret, type Secret } from './secret.ts'

/** How to reach an SMPP gateway. */
export interface SmppSettings {
  /** `smpp://host:port`, or `ssmpp://` with TLS. */
  url: string
  systemId: string
  password: Secret
  systemType: string
  /** The number that messages come from. */
  source: string
  /** Stands before every mobile number on the way to the gateway. */
  numberPrefix: string
  /** How many submissions may be unanswered. */
  window: number
}

/** The settings of SMPP as the environment holds them. */
export interface SmppEnvironment {
  SMS_TRANSPORT: 'outbox' | 'smpp'
  SMPP_URL?: string | undefined
  SMPP_SYSTEM_ID?: string | undefined
  SMPP_PASSWORD?: string | undefined
  SMPP_SYSTEM_TYPE: string
  SMPP_SOURCE?: string | undefined
  SMPP_NUMBER_PREFIX: string
  SMPP_WINDOW: number
}

/** The gateway that is configured; null without one. Throws ConfigError when the group is half set. */
export function readSmpp(e: SmppEnvironment): SmppSettings | null {
  const needed = {
    SMPP_URL: e.SMPP_URL,
    SMPP_SYSTEM_ID: e.SMPP_SYSTEM_ID,
    SMPP_PASSWORD: e.SMPP_PASSWORD,
    SMPP_SOURCE: e.SMPP_SOURCE,
  }
  const names = Object.entries(needed)
  if (e.SMS_TRANSPORT !== 'smpp') {
    const [set] = names.find(([, value]) => value !== undefined) ?? []
    if (set === undefined) return null
    throw new ConfigError(`设置了 ${set}，但没有设置 SMS_TRANSPORT=smpp，短信不会从网关发出。`)
  }
  const missing = names.filter(([, value]) => value === undefined).map(([name]) => name)
  const {
    SMPP_URL: url,
    SMPP_SYSTEM_ID: systemId,
    SMPP_PASSWORD: password,
    SMPP_SOURCE: source,
  } = e
  if (!url || !systemId || !password || !source) {
    throw new ConfigError(
      `SMS_TRANSPORT=smpp 时还要设置 ${missing.join('、')}。说明见 docs/configuration.md。`,
    )
  }
  return {
    url,
    systemId,
    password: makeSecret(password),
    systemType: e.SMPP_SYSTEM_TYPE,
    source,
    numberPrefix: e.SMPP_NUMBER_PREFIX,
    window: e.SMPP_WINDOW,
  }
}
