/** What is said of a field that was left empty. */
export const fieldWords = {
  name: '请填写姓名',
  idNumber: '请填写身份证号',
  mobile: '请填写手机号',
  uscc: '请填写统一社会信用代码',
  unitName: '请填写单位名称',
} as const
