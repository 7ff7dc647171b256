import type { CallInput, CallResult } from '@wengang/contracts/client'
import { readonly, ref, shallowRef, type Ref } from 'vue'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import { client as network } from '../client.ts'
import { maintenanceWords, registerWords } from '../messages/register.zh.ts'
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
  /** Something else stands in the form by now. */
  dismiss: () => void
}

/** Asks the agency for the maintenance of a credit code. */
export function useMaintenanceRequest(
  form: Pick<Form<string>, 'show'>,
  client: typeof network = network,
  online: () => boolean = () => navigator.onLine,
): MaintenanceRequest {
  const sending = ref(false)
  const trouble = shallowRef<RequestTrouble | null>(null)
  let keyFor = attemptKeys()

  async function send(body: Body): Promise<boolean> {
    sending.value = true
    trouble.value = null
    const wasOnline = online()
    const result = await client('requestMaintenance', { body, idempotencyKey: keyFor(body) })
    sending.value = false
    const isOpen = !result.ok && ['OFFLINE', 'BUSY', 'SERVER_FAULT'].includes(result.code)
    // What was answered is over: tomorrow the same content is another request.
    if (!isOpen) keyFor = attemptKeys()
    if (result.ok) return true
    if (isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    else if (!form.show(fieldsOf(result))) trouble.value = troubleOf(result, wasOnline)
    else if (result.code === 'UNIT_NAME_DIFFERS') trouble.value = troubleOf(result, wasOnline)
    return false
  }

  return {
    sending: readonly(sending),
    trouble,
    send,
    dismiss() {
      trouble.value = null
    },
  }
}

/** Which field a refusal is about. */
function fieldsOf(refusal: Refusal): ReturnType<typeof findingsIn> {
  if (refusal.code === 'UNIT_NAME_DIFFERS') {
    const { registered } = refusal.details
    const message = registered === null ? refusal.message : registerWords.nameDiffers
    return [{ field: 'unitName', message }]
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
