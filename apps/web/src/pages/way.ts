/** From the offer to the receipt. */
export { default as DecidePage } from './DecidePage.vue'
export { default as DonePage } from './DonePage.vue'
export { default as OfferPage } from './OfferPage.vue'
export { default as ReadPage } from './ReadPage.vue'
