import { expect, it } from 'vitest'
import { deviceWords } from './device-words.ts'

it.each([
  ['MicroMessenger/8.0.43.2460 Android 10 Version/4', '安卓手机 微信'],
  ['MicroMessenger/8.0.43 iPhone', '苹果手机 微信'],
  ['iPhone Version/15', '苹果手机 Safari 浏览器'],
  ['Android 9 Chrome/70', '安卓手机 Chrome 浏览器'],
  ['Android 9 Version/4', '安卓手机'],
  ['Windows NT 10.0 Firefox/115', 'Windows 电脑 火狐浏览器'],
  ['其他设备', '其他设备'],
  [null, '其他设备'],
])('%s is called %s', (device, words) => {
  expect(deviceWords(device)).toBe(words)
})
