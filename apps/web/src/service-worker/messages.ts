/** What a page says to the waiting worker when its person accepts the new version. */
export const TAKE_OVER = 'take-over'
