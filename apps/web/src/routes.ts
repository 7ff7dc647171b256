import type { RouteLocation, RouteRecordRaw } from 'vue-router'

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

/** The same for the way to an own account. */
const registration = {
  list: () => import('./pages/registration.ts').then(({ RegisterPage }) => RegisterPage),
  person: () => import('./pages/registration.ts').then((pages) => pages.RegisterPersonPage),
  signIn: () => import('./pages/registration.ts').then(({ PersonSignInPage }) => PersonSignInPage),
  unit: () => import('./pages/registration.ts').then(({ RegisterUnitPage }) => RegisterUnitPage),
  open: () => import('./pages/registration.ts').then(({ RegisterOpenPage }) => RegisterOpenPage),
  opened: () => import('./pages/registration.ts').then((pages) => pages.RegisterOpenedPage),
}

/** The same from the sign-in of a unit to its home. */
const account = {
  login: () => import('./pages/account.ts').then(({ LoginPage }) => LoginPage),
  administrator: () => import('./pages/account.ts').then((pages) => pages.AdministratorPage),
  home: () => import('./pages/account.ts').then(({ HomePage }) => HomePage),
}

const operators = {
  list: () => import('./pages/operators.ts').then(({ OperatorsPage }) => OperatorsPage),
  form: () => import('./pages/operators.ts').then(({ OperatorFormPage }) => OperatorFormPage),
}

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const stepOf = ({ query }: RouteLocation): 'form' | 'code' =>
  query['step'] === 'code' ? 'code' : 'form'

/** What the pages of an account read from their address. */
const formProps = (to: RouteLocation) => ({ step: stepOf(to), next: given(to.query['next']) })
const unitProps = ({ query }: RouteLocation) => ({ uscc: given(query['uscc']) })
const unitCodeProps = (to: RouteLocation) => ({ step: stepOf(to), ...unitProps(to) })

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
  { path: '/register', props: unitProps, component: registration.list },
  {
    path: '/register/person',
    props: formProps,
    meta: { undisturbed: true },
    component: registration.person,
  },
  {
    path: '/register/sign-in',
    props: formProps,
    meta: { undisturbed: true },
    component: registration.signIn,
  },
  {
    path: '/register/unit',
    props: unitProps,
    meta: { undisturbed: true },
    component: registration.unit,
  },
  {
    path: '/register/open',
    props: unitCodeProps,
    meta: { undisturbed: true },
    component: registration.open,
  },
  { path: '/register/opened', props: unitProps, component: registration.opened },
  {
    path: '/login',
    name: 'login',
    props: (to) => ({ ...formProps(to), ...unitProps(to) }),
    meta: { undisturbed: true },
    component: account.login,
  },
  {
    path: '/login/administrator',
    props: formProps,
    meta: { undisturbed: true },
    component: account.administrator,
  },
  { path: '/home', component: account.home },
  { path: '/me', component: () => import('./pages/MePage.vue') },
  { path: '/me/operators', component: operators.list },
  { path: '/me/operators/invite', meta: { undisturbed: true }, component: operators.form },
  {
    path: '/me/operators/:memberId',
    props: true,
    meta: { undisturbed: true },
    component: operators.form,
  },
  { path: '/why', component: () => import('./pages/WhyPage.vue') },
  { path: '/:path(.*)*', component: () => import('./pages/NotFoundPage.vue') },
]
