import './old-browsers.ts'
import '@wengang/look/tokens.css'
import '@wengang/look/plain.css'
import '@wengang/look/controls.css'
import './styles/app.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { restoreElderMode } from './composables/useElderMode.ts'
import { registerOnSecondVisit } from './composables/useUpdate.ts'
import { router } from './router.ts'

restoreElderMode()
createApp(App).use(createPinia()).use(router).mount('#app')
registerOnSecondVisit()
