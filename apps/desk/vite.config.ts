import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** Office browsers, which change more slowly than those of phones at home. */
const browsers = ['chrome87', 'firefox78', 'safari14']

export default defineConfig({
  base: '/desk/',
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  plugins: [vue()],
  build: {
    target: browsers,
    cssTarget: browsers,
    // The policy of the page allows no `data:` but for pictures, and no script inside the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules\/(@vue|vue|vue-router|pinia)\// },
            { name: 'element', test: /node_modules\/(element-plus|@element-plus|@vueuse|lodash)/ },
          ],
        },
      },
    },
  },
})
