/** Why a whole file is not read, each with what is wrong and what to do. */
const refusalWords = {
  empty: ['文件是空的', '请重新选择核定名单文件'],
  tooLarge: ['文件超过 50 MB', '请拆成几份，分批导入'],
  tooManyRows: ['名单超过 10 万行', '请拆成几份，分批导入'],
  tooManyColumns: ['表格超过 200 列', '请删去名单以外的列后再导入'],
  oldExcel: ['这是旧版 Excel（.xls）文件', '请在表格软件中另存为 .xlsx 再导入'],
  binaryExcel: ['这是二进制 Excel（.xlsb）文件', '请在表格软件中另存为 .xlsx 再导入'],
  openDocument: ['这是 .ods 表格文件', '请在表格软件中另存为 .xlsx 再导入'],
  encrypted: ['文件设置了打开密码', '请去掉密码，另存后再导入'],
  document: ['这是文字文档，不是表格', '请选择 .xlsx 或 .csv 格式的核定名单'],
  pdf: ['这是 PDF 文件，不是表格', '请选择 .xlsx 或 .csv 格式的核定名单'],
  picture: ['这是图片，不是表格', '请选择 .xlsx 或 .csv 格式的核定名单'],
  archive: ['这是压缩包', '请解压后导入其中的 .xlsx 或 .csv 文件'],
  webPage: ['这是网页或 XML 文件，只是扩展名像表格', '请用表格软件打开，另存为 .xlsx 再导入'],
  unknownType: ['认不出这是什么文件', '请选择 .xlsx 或 .csv 格式的核定名单'],
  encoding: ['文字编码不是 UTF-8 或 GB18030', '请用表格软件打开，另存为 .xlsx 再导入'],
  bomb: ['文件解压后过大，不像正常的表格', '请用表格软件打开，把名单复制到新表格，另存后再导入'],
  damaged: ['文件已损坏，读不出来', '请用表格软件打开，另存为新的 .xlsx 再导入'],
  brokenCsv: ['CSV 文件的引号不成对', '请用表格软件打开，另存为 .xlsx 再导入'],
  noHeading: [
    '前 10 行里没有找到表头',
    '请保留“统一社会信用代码”“单位名称”“返还金额(元)”等列名，并放在前 10 行',
  ],
  noRows: ['表头下面没有单位', '请确认选对了文件和工作表'],
  tooSlow: ['文件太复杂，规定时间内没有读完', '请把名单复制到新表格，另存后再导入'],
  tooHeavy: ['文件太复杂，内存不够，没有读完', '请把名单复制到新表格，另存后再导入'],
} as const satisfies Record<string, readonly [message: string, todo: string]>

export type RefusalCode = keyof typeof refusalWords

export interface Refusal {
  code: RefusalCode
  /** What is wrong. */
  message: string
  /** What the person can do. */
  todo: string
}

export function refusal(code: RefusalCode): Refusal {
  const [message, todo] = refusalWords[code]
  return { code, message, todo }
}

/** Ends the reading of a file from any depth; the reader's entry turns it into its refusal. */
export class FileRefused extends Error {
  override name = 'FileRefused'
  readonly code: RefusalCode
  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(refusalWords[code][0], options)
    this.code = code
  }
}
