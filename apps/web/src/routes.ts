import type { RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Somebody reads or answers here: nothing but their own act may change the page. */
    undisturbed?: true
  }
}

const development: RouteRecordRaw[] = __GALLERY__
  ? [{ path: '/dev/gallery', component: () => import('./gallery/GalleryPage.vue') }]
  : []

/** Every page of the app; each is loaded when it is first opened. */
export const routes: RouteRecordRaw[] = [
  ...development,
  { path: '/:path(.*)*', component: () => import('./pages/NotFoundPage.vue') },
]
