/**
 * How a link may stand in a message, by what the way out allows: the code in the path, one address for
 * everybody beside the typed code, or whatever the words say.
 */
export const linkModes = ['path', 'constant', 'freeText'] as const
export type LinkMode = (typeof linkModes)[number]

export const linkModeWords: Record<LinkMode, string> = {
  path: '网址带编码',
  constant: '固定网址，另输编码',
  freeText: '自由文本',
}
