// Argon2id, the library's default variant, at the least cost that OWASP names for it.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password that nobody has, hashed at the same cost. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$P+FOhGpYZfW115y+ZNGrDw$DaU4OkBl/32dVITz0dos48MigJdYUB+cJCfQ2uXaL0o'

/** Argon2id hash of a password. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2()
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password fits; takes as long for a name that nobody has, so that names cannot be found out. */
export async function fitsPassword(stored: string | null, password: string): Promise<boolean> {
  const { verify } = await argon2()
  const fits = await verify(stored ?? nobody, password.normalize('NFKC'))
  return fits && stored !== null
}

// Loaded with the first password: a server that waits for firms needs none of it.
const argon2 = () => import('@node-rs/argon2')
