import type { CallInput, CallResult } from '@wengang/contracts/client'
import { readonly, ref, shallowRef, type Ref } from 'vue'
import { client as network } from '../client.ts'
import { freshKey } from '../fresh-key.ts'
import { maintenanceWords } from '../messages/register.zh.ts'
import { findingsIn } from '../refusal.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import type { Form } from './useForm.ts'
import { currentPath } from './useLoad.ts'

type Body = CallInput<'requestMaintenance'>['body']
type Refusal = Exclude<CallResult<'requestMaintenance'>, { ok: true }>

/** `field`: shown at its field. `window`: only the window helps. `login`: the unit has its service. */
export type RequestTrouble =
  | { kind: 'words' | 'window' | 'login'; message: string }
  | { kind: 'name'; message: string; registered: string }

export interface MaintenanceRequest {
  sending: Readonly<Ref<boolean>>
  trouble: Readonly<Ref<RequestTrouble | null>>
  /** Sends it; true once the server has taken it in. */
  send: (body: Body) => Promise<boolean>
}

/** Asks the agency for the maintenance of a credit code. */
export function useMaintenanceRequest(
  form: Pick<Form<string>, 'show'>,
  client: typeof network = network,
  online: () => boolean = () => navigator.onLine,
): MaintenanceRequest {
  const sending = ref(false)
  const trouble = shallowRef<RequestTrouble | null>(null)
  // The same content keeps its key until an answer comes, so that a second press is harmless.
  let attempt: { content: string; key: string } | null = null

  async function send(body: Body): Promise<boolean> {
    const content = JSON.stringify(body)
    if (attempt?.content !== content) attempt = { content, key: freshKey() }
    sending.value = true
    trouble.value = null
    const wasOnline = online()
    const result = await client('requestMaintenance', { body, idempotencyKey: attempt.key })
    sending.value = false
    const isOpen = !result.ok && ['OFFLINE', 'BUSY', 'SERVER_FAULT'].includes(result.code)
    if (!isOpen) attempt = null
    if (result.ok) return true
    if (isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    else if (!form.show(fieldsOf(result))) trouble.value = troubleOf(result, wasOnline)
    else if (result.code === 'UNIT_NAME_DIFFERS') trouble.value = troubleOf(result, wasOnline)
    return false
  }

  return { sending: readonly(sending), trouble, send }
}

/** Which field a refusal is about. */
function fieldsOf(refusal: Refusal): ReturnType<typeof findingsIn> {
  if (refusal.code === 'UNIT_NAME_DIFFERS') {
    return [{ field: 'unitName', message: refusal.message }]
  }
  return findingsIn(refusal)
}

function troubleOf(refusal: Refusal, wasOnline: boolean): RequestTrouble | null {
  const { message } = refusal
  switch (refusal.code) {
    case 'UNIT_NAME_DIFFERS': {
      const { registered } = refusal.details
      return registered === null ? null : { kind: 'name', message, registered }
    }
    case 'UNIT_REGISTERED':
      return { kind: 'login', message }
    case 'UNIT_UNKNOWN':
    case 'MAINTENANCE_QUOTA_SPENT':
    case 'MAINTENANCE_WAY_CLOSED':
      return { kind: 'window', message }
    case 'OFFLINE':
      return {
        kind: 'words',
        message: wasOnline ? maintenanceWords.unknown : maintenanceWords.offline,
      }
    default:
      return { kind: 'words', message }
  }
}
