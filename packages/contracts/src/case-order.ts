/** Columns by which staff may order the list of cases. */
export const caseSorts = ['amount', 'answeredAt', 'unitName', 'caseNo'] as const
export type CaseSort = (typeof caseSorts)[number]

export const sortOrders = ['asc', 'desc'] as const
export type SortOrder = (typeof sortOrders)[number]
