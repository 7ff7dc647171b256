import { ref } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { routes } from './routes.ts'
import { useSessionStore } from './stores/session.ts'

/** The address whose page could not be loaded, until another page opens. */
export const failedPath = ref<string | null>(null)

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.onError((_error, to) => {
  failedPath.value = to.fullPath
})

router.afterEach((to, _from, failure) => {
  if (!failure) failedPath.value = null
  // The gallery has no server to ask.
  if (!to.path.startsWith('/dev/')) void useSessionStore().loadOnce()
})
