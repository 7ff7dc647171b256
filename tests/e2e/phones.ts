import type { BrowserContextOptions } from 'playwright-core'

/** WeChat's browser on Android. */
export const weChat: BrowserContextOptions = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 10; PBEM00 Build/QKQ1.190918.001; wv) AppleWebKit/537.36 ' +
    '(KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 ' +
    'MMWEBSDK/20231002 MicroMessenger/8.0.43.2460(0x28002B3B) WeChat/arm64 Weixin NetType/4G ' +
    'Language/zh_CN ABI/arm64',
}

/** The same on an iPhone, which gives it no service worker. */
export const weChatWithoutWorker: BrowserContextOptions = {
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) AppleWebKit/605.1.15 ' +
    '(KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.43(0x18002b2d) NetType/4G Language/zh_CN',
  serviceWorkers: 'block',
}

/** A window on a desk, used without touch. */
export const desktop: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  isMobile: false,
  hasTouch: false,
}
