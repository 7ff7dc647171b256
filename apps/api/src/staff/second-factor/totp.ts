import { generate, generateSecret, generateURI, verify } from 'otplib'

const stepMs = 30_000
/** A phone's clock may be off by one step, and a person types for some seconds. */
const toleranceSeconds = 30

/** A new secret for an authenticator: 160 bits in Base32. */
export const newTotpSecret = (): string => generateSecret()

/** The secret as authenticators scan it. */
export function totpUri(secret: string, name: string): string {
  return generateURI({ issuer: '稳岗通', label: name, secret })
}

/** What an authenticator shows at an instant (ms), and until when. */
export async function totpAt(secret: string, at: number): Promise<{ code: string; until: number }> {
  const code = await generate({ secret, epoch: Math.floor(at / 1000) })
  return { code, until: at - (at % stepMs) + stepMs }
}

/** Which 30 seconds a code belongs to; null when it is none of now. `at` in ms. */
export async function totpStep(secret: string, token: string, at: number): Promise<number | null> {
  const result = await verify({
    secret,
    token,
    epoch: Math.floor(at / 1000),
    epochTolerance: toleranceSeconds,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
