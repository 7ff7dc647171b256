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

/** The pages on the way from the code to the receipt come in one piece: no wait between them. */
const onTheWay = {
  offer: () => import('./pages/way.ts').then(({ OfferPage }) => OfferPage),
  read: () => import('./pages/way.ts').then(({ ReadPage }) => ReadPage),
  decide: () => import('./pages/way.ts').then(({ DecidePage }) => DecidePage),
  done: () => import('./pages/way.ts').then(({ DonePage }) => DonePage),
}

/** A policy year in the address, if it is one. */
function yearOf(text: unknown): number | undefined {
  return typeof text === 'string' && /^20\d\d$/.test(text) ? Number(text) : undefined
}

/** Every page of the app; each is loaded when it is first opened. */
export const routes: RouteRecordRaw[] = [
  ...development,
  { path: '/', component: () => import('./pages/LandingPage.vue') },
  { path: '/offers', component: () => import('./pages/OffersPage.vue') },
  { path: '/offer/:offerId', props: true, component: onTheWay.offer },
  {
    path: '/offer/:offerId/read',
    props: true,
    meta: { undisturbed: true },
    component: onTheWay.read,
  },
  {
    path: '/offer/:offerId/decide',
    props: ({ params, query }) => ({
      offerId: params['offerId'],
      step: query['step'] === 'check' ? 'check' : 'choose',
    }),
    meta: { undisturbed: true },
    component: onTheWay.decide,
  },
  { path: '/offer/:offerId/done', props: true, component: onTheWay.done },
  {
    path: '/cases',
    props: ({ query }) => ({ year: yearOf(query['year']) }),
    component: () => import('./pages/CasesPage.vue'),
  },
  { path: '/cases/:caseNo', props: true, component: () => import('./pages/CasePage.vue') },
  { path: '/sheets/:sheetId', props: true, component: () => import('./pages/SheetPage.vue') },
  { path: '/home', component: () => import('./pages/HomePage.vue') },
  { path: '/me', component: () => import('./pages/MePage.vue') },
  { path: '/why', component: () => import('./pages/WhyPage.vue') },
  { path: '/:path(.*)*', component: () => import('./pages/NotFoundPage.vue') },
]
