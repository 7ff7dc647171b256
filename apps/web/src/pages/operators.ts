/** The people whom an administrator lets work for the unit. */
export { default as OperatorFormPage } from './OperatorFormPage.vue'
export { default as OperatorsPage } from './OperatorsPage.vue'
