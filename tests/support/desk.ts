import {
  type CallInput,
  type CallOutput,
  type Client,
  roles,
  type RouteName,
} from '@wengang/contracts'
import type { House } from './house.ts'
import { plantStaff } from './plant-staff.ts'
import { key, must } from './staff-acts.ts'

/** Does an act of the staff with a key of its own and answers its data; a refusal is thrown. */
export type Desk = <Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
) => Promise<CallOutput<Name>>

/** A desk at which one person holds every role, for tests that are not about who may do what. */
export async function openDesk(house: House): Promise<Desk> {
  const { token } = await plantStaff(house, roles)
  return deskOf(house.client({ token }))
}

/** The same for one client. */
export function deskOf(client: Client): Desk {
  return async (name, input) => must(await client(name, { ...input, ...key() }))
}
