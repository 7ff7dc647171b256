import type { CallInput, CallOutput, CallResult, Client } from '@wengang/contracts/client'
import type { RouteName } from '@wengang/contracts/routes'

/** What the gallery answers: data, a refusal, or nothing at all (`'pending'`). */
export type FakeAnswers = {
  [Name in RouteName]?:
    'pending' | CallOutput<Name> | ((input: CallInput<Name>) => CallResult<Name>)
}

const offline = {
  ok: false,
  code: 'OFFLINE',
  message: '没有网络，还没有提交。',
  details: null,
  requestId: '',
} as const

/** A client that answers from fixed data; a call without an answer is OFFLINE. */
export function fakeClient(answers: FakeAnswers): Client {
  return async function call<Name extends RouteName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<CallResult<Name>> {
    // The compiler cannot follow a union over all endpoints; FakeAnswers has checked it already.
    const answer: unknown = answers[name]
    if (answer === undefined) return offline
    if (answer === 'pending') return new Promise<never>(() => undefined)
    if (typeof answer === 'function') return answer(input) as CallResult<Name>
    return { ok: true, data: answer as CallOutput<Name> }
  }
}
