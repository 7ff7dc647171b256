import type { ManifestOptions } from 'vite-plugin-pwa'

/** What a phone shows when the app is put on its home screen. */
export const manifest: Partial<ManifestOptions> = {
  name: '稳岗通 · 稳岗返还网上确认',
  short_name: '稳岗通',
  description: '核对、阅读、确认稳岗返还，查看办理进度',
  lang: 'zh-CN',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f5f7fa',
  theme_color: '#ffffff',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-512-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}
