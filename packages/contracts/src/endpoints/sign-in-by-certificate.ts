import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/**
 * The entrance with a certificate (S1-07, S2-03). Where no verifier is put in it is refused with the address
 * of the portal where it stands; `signed` is read by the verifier alone.
 */
export const signInByCertificate = defineEndpoint('signInByCertificate', {
  request: { body: z.object({ signed: z.string().min(1, '没有读到数字证书的签名').max(20_000) }) },
  response: z.object({ next: z.enum(['administrator', 'home']) }),
  errors: [
    'CERTIFICATE_ELSEWHERE',
    'CERTIFICATE_REFUSED',
    'UNIT_UNKNOWN',
    'UNIT_NOT_OPENED',
    'PHONE_CHANGED',
  ],
})
