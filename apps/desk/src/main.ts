import '@wengang/look/tokens.css'
import '@wengang/look/plain.css'
import './styles/element.css'
import './styles/frame.css'
import './styles/controls.css'
import './styles/content.css'
import './styles/counter.css'
import './styles/watching.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { noteActivity } from './client.ts'
import { router } from './router.ts'

for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, noteActivity)

createApp(App).use(createPinia()).use(router).mount('#app')
