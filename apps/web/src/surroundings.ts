/** What pages need of the phone besides its screen; the gallery holds it still. */
export interface Surroundings {
  /** Opens a plain page of the server, which the app cannot draw itself. */
  leave: (url: string) => void
  /** Counts ms and is not moved by changing the phone's clock. */
  monotonic: () => number
}

const phone: Surroundings = {
  leave: (url) => location.assign(url),
  monotonic: () => performance.now(),
}
let current = phone

export const surroundings: Surroundings = {
  leave: (url) => current.leave(url),
  monotonic: () => current.monotonic(),
}

/** Puts others in place of the phone's own; null gives the phone back. */
export function replaceSurroundings(others: Partial<Surroundings> | null): void {
  current = { ...phone, ...others }
}
