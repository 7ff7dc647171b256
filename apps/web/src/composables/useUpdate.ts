import { readonly, ref, type Ref } from 'vue'
import { TAKE_OVER } from '../service-worker/messages.ts'
import { storageKeys } from '../storage-keys.ts'

export interface Update {
  /** A new version is on the phone and waits. */
  waiting: Readonly<Ref<boolean>>
  /** The person's own act: lets the new version take over and opens the page again. */
  apply: () => void
}

const waiting = ref(false)
let registration: ServiceWorkerRegistration | null = null

function mayRegister(): boolean {
  // NOTE: WeChat on iOS has no worker and clears storage; on Android it keeps old ones for ever.
  const inWeChat = navigator.userAgent.includes('MicroMessenger')
  return import.meta.env.PROD && 'serviceWorker' in navigator && !inWeChat
}

function watchInstalling(found: ServiceWorkerRegistration): void {
  const worker = found.installing
  worker?.addEventListener('statechange', () => {
    // Without a controller it is the first install, which replaces nothing.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) waiting.value = true
  })
}

async function register(): Promise<void> {
  const found = await navigator.serviceWorker.register('/sw.js')
  registration = found
  waiting.value = found.waiting !== null && navigator.serviceWorker.controller !== null
  watchInstalling(found)
  found.addEventListener('updatefound', () => watchInstalling(found))
}

/** Registers the worker when the phone has nothing better to do. Safe to call more than once. */
export function registerWhenIdle(): void {
  if (registration || !mayRegister()) return
  const start = (): void => {
    // Without the worker the app works as a plain site, so a failure is nobody's concern.
    register().catch(() => undefined)
  }
  if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 10_000 })
  else setTimeout(start, 3_000)
}

/** Counts this visit; from the second on the worker is worth its bytes. */
export function registerOnSecondVisit(): void {
  try {
    const visits = Number(localStorage.getItem(storageKeys.visits) ?? '0') + 1
    localStorage.setItem(storageKeys.visits, String(visits))
    if (visits > 1) registerWhenIdle()
  } catch {
    // A browser that forbids storage gets the plain site.
  }
}

export function useUpdate(): Update {
  const apply = (): void => {
    const worker = registration?.waiting
    if (!worker) return
    // Only the page whose person asked opens again; others keep what they read or wrote.
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    })
    worker.postMessage(TAKE_OVER, [])
  }
  return { waiting: readonly(waiting), apply }
}
