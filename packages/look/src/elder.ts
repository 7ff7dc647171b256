/** 长辈版 is remembered in a cookie, so that plain pages know it before any script runs. */
export const ELDER_COOKIE = 'wengang-elder'
const ELDER_SECONDS = 400 * 86_400

/** Whether a Cookie header, or `document.cookie`, asks for 长辈版. */
export function readElder(cookies: string | null | undefined): boolean {
  return (cookies ?? '').split(/;\s*/).includes(`${ELDER_COOKIE}=1`)
}

/** The cookie that switches 长辈版 on or off, for Set-Cookie or `document.cookie`. */
export function elderCookie(on: boolean): string {
  return `${ELDER_COOKIE}=${on ? '1' : '0'}; Path=/; Max-Age=${on ? ELDER_SECONDS : 0}; SameSite=Lax`
}
