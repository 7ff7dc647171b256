import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { cspHashes } from './build/csp-hashes.ts'
import { manifest } from './build/manifest.ts'

/**
 * Phones of 2018. One lowered bundle serves them and today's phones: a second one would need
 * plugin-legacy's inline loaders and `data:` imports, which the content security policy refuses.
 */
const phones = ['chrome64', 'safari12']

export default defineConfig(({ mode }) => ({
  base: '/',
  define: {
    __GALLERY__: JSON.stringify(mode !== 'production' || process.env['WENGANG_GALLERY'] === '1'),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  plugins: [
    vue(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'sw.ts',
      injectRegister: false,
      includeManifestIcons: false,
      manifest,
      manifestFilename: 'manifest.webmanifest',
      injectManifest: {
        target: phones,
        globPatterns: ['index.html', 'assets/*.{js,css}', 'icon.svg'],
        globIgnores: ['assets/GalleryPage-*'],
      },
    }),
    cspHashes(),
  ],
  build: {
    target: phones,
    cssTarget: phones,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // The libraries change seldom, so that phones keep them over most updates.
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules\/(@vue|vue|vue-router|pinia)\// },
            // In one piece with what it stands on: a dozen small ones weigh a sixth more.
            { name: 'way', test: /src\/pages\/(way|OfferPage|ReadPage|DecidePage|DonePage)\b/ },
          ],
        },
      },
    },
  },
}))
