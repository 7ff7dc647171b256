/**
 * The place of a verifier of unit certificates (UKey, S1-07, S2-03). It knows what the certificate's driver
 * signs, checks chain, validity, revocation and that the signature was made for this origin, now and once,
 * and answers whose it is. Throws when the authority cannot be reached: then nobody is signed in.
 */
export interface CertificateVerifier {
  verify(
    signed: string,
    about: { origin: string; at: number },
  ): Promise<{ ok: true; uscc: string } | { ok: false }>
}
