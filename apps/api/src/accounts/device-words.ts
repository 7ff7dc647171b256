const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, '苹果手机'],
  [/iPad/, '苹果平板'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
]

const programs: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Firefox/, '火狐浏览器'],
  [/Chrome/, 'Chrome 浏览器'],
  [/(iPhone|iPad|Mac OS X).*Version/, 'Safari 浏览器'],
]

/** A device as people call it, from what its browser told of itself: 安卓手机 微信. */
export function deviceWords(device: string | null): string {
  const named = [systems, programs].map(
    (names) => names.find(([pattern]) => pattern.test(device ?? ''))?.[1],
  )
  const words = named.filter((word) => word !== undefined)
  return words.length === 0 ? '其他设备' : words.join(' ')
}
