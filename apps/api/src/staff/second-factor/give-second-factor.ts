import { type SecondFactorFault, timing } from '@wengang/contracts'
import { giveSecondFactor } from '@wengang/contracts/endpoints/staff/give-second-factor'
import type { z } from 'zod'
import { refuse } from '../../platform/app-error.ts'
import { masterKey, openField } from '../../platform/crypto/fields.ts'
import { type HttpApp, originOf } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { countUses } from '../../platform/limits.ts'
import { signedIn } from '../../platform/region-scope.ts'
import type { Services } from '../../platform/services.ts'
import { checkUsedPasskey } from './check-passkey.ts'
import { factorLimits } from './factor-limits.ts'
import { type Factors, factorsOf, recoveryCodesLeft } from './factor.queries.ts'
import { type GivenFactor, giveFactorCommand, noteWrongFactor } from './factor.service.ts'
import { sessionHash } from './own-session.ts'
import { passkeyChallenge } from './passkey.queries.ts'
import { recoveryCodeHash } from './recovery-codes.ts'
import { totpStep } from './totp.ts'
import { totpPlace } from './totp.service.ts'

type Body = z.output<typeof giveSecondFactor.request.body>

interface Asked {
  staffId: string
  tokenHash: string
  origin: string
  now: number
}

/** POST /api/staff/session/second-factor */
export function mountGiveSecondFactor(app: HttpApp): void {
  mount(app, giveSecondFactor, async ({ services, staff, body, now, c }) => {
    const { store } = services
    const { id: staffId } = signedIn(staff)
    const limits = factorLimits(staffId)
    await store.write(countUses, { limits, now })
    const asked = { staffId, tokenHash: sessionHash(c), origin: originOf(c), now }
    const factor = await fitting(services, asked, body)
    const given =
      'way' in factor &&
      (await store.write(giveFactorCommand, {
        staffId,
        tokenHash: asked.tokenHash,
        factor,
        buckets: limits.map(({ bucket }) => bucket),
        at: now,
      }))
    if (!given) {
      await store.write(noteWrongFactor, { staffId, way: wayOf(body), at: now })
      return refuse('SECOND_FACTOR_WRONG', {
        why: 'way' in factor ? usedBefore[factor.way] : factor.why,
      })
    }
    return {
      freshUntil: now + timing.secondFactorFreshMs,
      recoveryCodesLeft: await recoveryCodesLeft(store.read, staffId),
    }
  })
}

const usedBefore: Record<GivenFactor['way'], SecondFactorFault> = {
  totp: 'totpUsed',
  recoveryCode: 'recoveryCode',
  passkey: 'passkeyExpired',
}

function wayOf(body: Body): GivenFactor['way'] {
  if ('totp' in body) return 'totp'
  return 'recoveryCode' in body ? 'recoveryCode' : 'passkey'
}

/** What was given, when it fits; else why not. */
async function fitting(
  services: Services,
  asked: Asked,
  body: Body,
): Promise<GivenFactor | { why: SecondFactorFault }> {
  const { keys, store } = services
  if ('recoveryCode' in body) {
    return {
      way: 'recoveryCode',
      codeHash: recoveryCodeHash(keys, asked.staffId, body.recoveryCode),
    }
  }
  const factors = await factorsOf(store.read, asked.staffId)
  if ('passkey' in body) return fittingPasskey(services, asked, factors, body.passkey)
  const sealed = factors.totp?.secret_sealed ?? null
  if (sealed === null) return { why: 'totp' }
  const secret = openField(masterKey(keys), totpPlace(asked.staffId), sealed)
  const step = await totpStep(secret, body.totp, asked.now)
  return step === null ? { why: 'totp' } : { way: 'totp', step }
}

async function fittingPasskey(
  { store }: Services,
  { tokenHash, origin, now }: Asked,
  { passkeys }: Factors,
  answer: { id: string },
): Promise<GivenFactor | { why: SecondFactorFault }> {
  const passkey = passkeys.find(({ credential_id: id }) => id === answer.id)
  if (passkey === undefined) return { why: 'passkey' }
  const challenge = await passkeyChallenge(store.read, { tokenHash, purpose: 'use', now })
  if (challenge === null) return { why: 'passkeyExpired' }
  const counter = await checkUsedPasskey({ origin }, answer, challenge, passkey)
  if (counter === null) return { why: 'passkey' }
  return { way: 'passkey', passkeyId: passkey.id, counter, challenge }
}
