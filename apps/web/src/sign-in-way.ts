import { readonly, ref } from 'vue'
import { codePageFor } from './code-page.ts'
import { lastSignIn, type LastSignIn } from './last-sign-in.ts'
import { surroundings } from './surroundings.ts'

/** Refusals that a sign-in, or its second half, takes out of the way. */
export type SignInRefusal =
  'SIGN_IN_NEEDED' | 'PERSON_SIGN_IN_NEEDED' | 'UNIT_SIGN_IN_NEEDED' | 'ADMINISTRATOR_NEEDED'

export function isSignInRefusal(code: string): code is SignInRefusal {
  switch (code) {
    case 'SIGN_IN_NEEDED':
    case 'PERSON_SIGN_IN_NEEDED':
    case 'UNIT_SIGN_IN_NEEDED':
    case 'ADMINISTRATOR_NEEDED':
      return true
    default:
      return false
  }
}

/** The entrance that this refusal asks for; from there the person comes back to `path`. */
export function signInPathFor(
  code: SignInRefusal,
  path: string,
  last: LastSignIn | null = lastSignIn(),
): string {
  switch (code) {
    case 'ADMINISTRATOR_NEEDED':
      return withQuery('/login/administrator', { next: path })
    case 'PERSON_SIGN_IN_NEEDED':
      return withQuery('/register/sign-in', { next: path })
    case 'UNIT_SIGN_IN_NEEDED':
      return unitEntrance(last, path)
    case 'SIGN_IN_NEEDED':
      if (last?.kind === 'unit') return unitEntrance(last, path)
      if (last?.kind === 'person') return withQuery('/register/sign-in', { next: path })
      return codePageFor(path)
  }
}

function unitEntrance(last: LastSignIn | null, path: string): string {
  return withQuery(
    '/login',
    last?.kind === 'unit' ? { uscc: last.uscc, next: path } : { next: path },
  )
}

function withQuery(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query).toString()}`
}

const way = ref('')

/** Where the phone was last sent to sign in, for those whom it does not take there by itself. */
export const signInWay = readonly(way)

/** Leaves for the entrance that this refusal asks for. */
export function leaveToSignIn(code: SignInRefusal, path: string): void {
  way.value = signInPathFor(code, path)
  surroundings.leave(way.value)
}

/** A path of this site to go on to after a sign-in; anything else is the `fallback`. */
export function nextPath(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return fallback
  const here = 'https://here.invalid'
  try {
    const url = new URL(next, here)
    const isEntrance = /^\/login(\/|$)/.test(url.pathname)
    return url.origin === here && !isEntrance ? url.pathname + url.search + url.hash : fallback
  } catch {
    return fallback
  }
}
