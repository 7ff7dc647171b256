/** Around the sheet on the screen; the words of the sheet itself come from the contracts. */
export const sheetPageWords = {
  bar: '政策确认单',
  download: '下载 PDF',
  notReady: 'PDF 正在生成，稍等片刻再下载。',
  lookAgain: '再看一次',
  superseded: '此后已有新的选择，以最后一次提交的为准。',
  inWeChat: '微信里下载不了时，请点右上角“…”，选择在浏览器打开。',
  chosen: '（已选）',
  notChosen: '（未选）',
} as const
