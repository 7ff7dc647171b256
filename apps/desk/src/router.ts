import { createRouter, createWebHistory } from 'vue-router'
import { stopIdleClock, whenSignedOut } from './client.ts'
import { appWords } from './messages/app.zh.ts'
import { routes } from './routes.ts'
import { useSessionStore } from './stores/session.ts'

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  const session = useSessionStore()
  if (to.name === 'signIn') return true
  const who = await session.loadOnce()
  if (who === 'nobody' || who === 'halfway') return { name: 'signIn', query: { to: to.fullPath } }
  return true
})

router.afterEach((to) => {
  document.title = `${to.meta.title} · ${appWords.name}`
})

/** Whoever signs in again goes on at the same address. */
whenSignedOut((why) => {
  const session = useSessionStore()
  const wasSignedIn = session.isThrough
  session.forget()
  stopIdleClock()
  const here = router.currentRoute.value
  if (!wasSignedIn || here.name === 'signIn') return
  void router.push({
    name: 'signIn',
    query: { to: here.fullPath, ended: why === 'none' ? 'idle' : why },
  })
})
