import { createClient, type Client } from '@wengang/contracts/client'

const network = createClient((url, init) => fetch(url, init))
let current: Client = network

/** The one way to the server. Stores and composables call it; components never do. */
export const client: Client = (name, input) => current(name, input)

/** Lets the gallery answer instead of the server; null gives the network back. */
export function replaceClient(other: Client | null): void {
  current = other ?? network
}
