/** From a phone without any account to the unit's own: the pages come in one piece. */
export { default as PersonSignInPage } from './PersonSignInPage.vue'
export { default as RegisterOpenedPage } from './RegisterOpenedPage.vue'
export { default as RegisterOpenPage } from './RegisterOpenPage.vue'
export { default as RegisterPage } from './RegisterPage.vue'
export { default as RegisterPersonPage } from './RegisterPersonPage.vue'
export { default as RegisterUnitPage } from './RegisterUnitPage.vue'
