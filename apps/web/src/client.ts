import { createClient, type Client } from '@wengang/contracts/client'

/** After this long without an answer a person is told and decides; a file may take longer. In ms. */
const patienceMs = { words: 30_000, file: 180_000 }

async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  const inWords = typeof init.body === 'string'
  const patience = inWords || init.body === undefined ? patienceMs.words : patienceMs.file
  // NOTE: Chrome 64 cannot give a request up; there it ends when the phone ends it.
  const abort = typeof AbortController === 'undefined' ? null : new AbortController()
  const timer = setTimeout(() => abort?.abort(), patience)
  try {
    // What is posted while the page is being left must still arrive.
    const kept: RequestInit = { ...init, keepalive: inWords }
    if (abort && !kept.signal) kept.signal = abort.signal
    return await fetch(url, kept)
  } finally {
    clearTimeout(timer)
  }
}

const network = createClient(fetchPatiently)
let current: Client = network

/** The one way to the server. Stores and composables call it; components never do. */
export const client: Client = (name, input) => current(name, input)

/** Lets the gallery answer instead of the server; null gives the network back. */
export function replaceClient(other: Client | null): void {
  current = other ?? network
}
