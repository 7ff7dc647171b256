/** Groups of the first screen, in the order in which they are shown. */
export const dayGroups = ['mine', 'overdue', 'wrong', 'today', 'running', 'recent'] as const
export type DayGroup = (typeof dayGroups)[number]

export const dayGroupWords: Record<DayGroup, string> = {
  mine: '等您复核',
  overdue: '已经逾期',
  wrong: '出了问题',
  today: '今天要办',
  running: '正在进行',
  recent: '最近导入',
}

/** Lists of which a person may keep views. */
export const filterLists = ['cases', 'batches'] as const
export type FilterList = (typeof filterLists)[number]
