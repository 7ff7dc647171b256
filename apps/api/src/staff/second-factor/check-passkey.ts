import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { timing } from '@wengang/contracts'
import type { Schema } from '../../platform/database/schema.ts'

/** Where the desk is reached; passkeys are bound to its host. */
export interface DeskPlace {
  origin: string
}

type Passkey = Schema['staff_passkey']

// Loaded with the first passkey: it brings a certificate parser along.
const webAuthn = () => import('@simplewebauthn/server')

const hostOf = ({ origin }: DeskPlace): string => new URL(origin).hostname

const known = ({ credential_id, transports }: Passkey) => ({
  id: credential_id,
  transports: JSON.parse(transports) as string[],
})

/** What a browser is asked for to make a passkey for this person. */
export async function optionsToAdd(
  place: DeskPlace,
  person: { id: string; name: string; displayName: string },
  passkeys: readonly Passkey[],
) {
  const { generateRegistrationOptions } = await webAuthn()
  return generateRegistrationOptions({
    rpName: '稳岗通经办台',
    rpID: hostOf(place),
    userID: new TextEncoder().encode(person.id),
    userName: person.name,
    userDisplayName: person.displayName,
    timeout: timing.passkeyMs,
    excludeCredentials: passkeys.map(known),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })
}

/** What a browser is asked for to prove who is there by one of these passkeys. */
export async function optionsToUse(place: DeskPlace, passkeys: readonly Passkey[]) {
  const { generateAuthenticationOptions } = await webAuthn()
  return generateAuthenticationOptions({
    rpID: hostOf(place),
    allowCredentials: passkeys.map(known),
    timeout: timing.passkeyMs,
    userVerification: 'preferred',
  })
}

/** The new passkey that an answer brings; null when it does not fit what was asked. */
export async function checkNewPasskey(
  place: DeskPlace,
  answer: unknown,
  challenge: string,
): Promise<Pick<Passkey, 'credential_id' | 'public_key' | 'counter' | 'transports'> | null> {
  const { verifyRegistrationResponse } = await webAuthn()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: hostOf(place),
      requireUserVerification: false,
    })
    if (!verified) return null
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return {
      credential_id: id,
      public_key: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: JSON.stringify(transports ?? []),
    }
  } catch {
    // The library throws for whatever does not fit.
    return null
  }
}

/** The counter of a passkey that signed what was asked; null when it did not. */
export async function checkUsedPasskey(
  place: DeskPlace,
  answer: unknown,
  challenge: string,
  passkey: Passkey,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await webAuthn()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: hostOf(place),
      requireUserVerification: false,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
        transports: JSON.parse(passkey.transports) as string[],
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
