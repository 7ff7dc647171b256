import type { UnderLoad } from './under-load.ts'

/** Does an act of staff in a house under load; throws with its refusal. */
export async function asStaff<T>(
  house: UnderLoad,
  path: string,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
  token = house.staffToken,
): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${house.port}${path}`, {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `Bearer ${token}`,
      'idempotency-key': crypto.randomUUID(),
    },
    body,
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text) as T
}
