/**
 * Where a list stands: being written, waiting for a second person, in force; given back by that person,
 * taken back by whoever brought it, or taken out of force again.
 */
export const batchStates = [
  'staged',
  'waiting',
  'released',
  'refused',
  'withdrawn',
  'undone',
] as const
export type BatchState = (typeof batchStates)[number]

export const batchStateWords: Record<BatchState, string> = {
  staged: '正在入库',
  waiting: '待复核',
  released: '已生效',
  refused: '已退回',
  withdrawn: '已收回',
  undone: '已撤销',
}

/** Where the check of a sent list stands. */
export const checkStates = ['checking', 'checked', 'refused', 'submitting', 'submitted'] as const
export type CheckState = (typeof checkStates)[number]

/** How one row of a list compares with what stands; rows without a difference are only counted. */
export const rowKinds = ['added', 'changed', 'reopened', 'refused', 'ineligible'] as const
export type RowKind = (typeof rowKinds)[number]
