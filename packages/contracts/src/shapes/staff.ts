import { type EditionId, editionIds } from '@wengang/policy'
import { z } from 'zod'
import { roles } from '../roles.ts'
import { id, instant } from '../shapes.ts'

/** Editions that somebody works for. */
export const programmeList = z
  .array(z.enum(editionIds as [EditionId, ...EditionId[]], '没有这个业务'))
  .min(1, '至少选择一项业务')

/** A person of the staff as a sign-in answers it. */
export const staffPerson = z.object({
  name: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  regionCode: z.string(),
  /** Editions that this person works for; null is all of them. */
  programmes: z.array(z.string()).nullable(),
})

/** A person of the staff as the administrators see them. */
export const staffMember = staffPerson.extend({
  id,
  /** The caller: nobody changes their own power. */
  isSelf: z.boolean(),
  createdAt: instant,
  disabledAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  /** Sessions that run now. */
  sessions: z.number().int(),
  totp: z.boolean(),
  passkeys: z.number().int(),
  recoveryCodesLeft: z.number().int(),
})

/** The six digits that an authenticator shows. */
export const totpText = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, '动态码是 6 位数字'))

/** What a browser says after a passkey was made or used, as the WebAuthn library sends it. */
export const passkeyAnswer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
})

/** What a browser is asked to do with a passkey. */
export const passkeyOptions = z.record(z.string(), z.unknown())

/** Shown once; each opens one time. */
export const recoveryCodes = z.array(z.string())

/** A passkey as its person sees it. */
export const passkey = z.object({
  id: z.string(),
  name: z.string(),
  addedAt: instant,
  usedAt: instant.nullable(),
})
