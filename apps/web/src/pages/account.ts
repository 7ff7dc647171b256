/** From the sign-in of a unit to its home and its people. */
export { default as AdministratorPage } from './AdministratorPage.vue'
export { default as HomePage } from './HomePage.vue'
export { default as LoginPage } from './LoginPage.vue'
