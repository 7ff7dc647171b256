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
