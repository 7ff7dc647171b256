import { hash, verify } from '@node-rs/argon2'

// Argon2id, the library's default variant, at the least cost that OWASP names for it.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

const nobody = hashPassword('nobody has this password')

/** Whether the password fits; takes as long for a name that nobody has, so that names cannot be found out. */
export async function fitsPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return fits && stored !== null
}
