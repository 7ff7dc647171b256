import { dayGroupWords } from '@wengang/contracts/day'

/** Words of the first screen. */
export const dayWords = {
  title: '工作台',
  groups: dayGroupWords,
  date: (day: string) => `${day}，按您的岗位和地区显示`,
  nothing: '今天没有要办的事',
  nothingHint: '有名单、公示、短信或拨付要您处理时，会列在这里。',
  refresh: '刷新',
}

/** Words of the views that a person keeps. */
export const filterWords = {
  title: '我的视图',
  save: '存为视图',
  name: '名称',
  confirm: '保存',
  hint: '记下现在的条件，以后一点就回到这里。同名的会被替换。',
  remove: (name: string) => `删去视图“${name}”`,
}
