import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { TAKE_OVER } from './messages.ts'
import { isAppPath } from './scope.ts'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[]
}

// Only the code of the app is kept. Nothing of a person or a unit ever enters a cache.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && request.mode === 'navigate' && isAppPath(url.pathname),
  createHandlerBoundToURL('/index.html'),
)

// A new version waits until a person asks for it; a page being read or answered keeps its own.
self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting()
})
