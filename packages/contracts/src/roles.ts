/** What each role of staff may do. One table for API, command line and desk. */
export const roles = ['clerk', 'handler', 'messageDesk', 'finance', 'administrator'] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, string> = {
  clerk: '业务大厅受理岗',
  handler: '经办岗',
  messageDesk: '短信岗',
  finance: '财务岗',
  administrator: '系统管理员',
}

/** People of a unit's online service (S0-12). */
export const memberRoles = ['administrator', 'operator'] as const
export type MemberRole = (typeof memberRoles)[number]

export const memberRoleWords: Record<MemberRole, string> = {
  administrator: '单位管理员',
  operator: '操作员',
}

/** Acts of staff; each staff endpoint names exactly one. */
export const actRoles = {
  addStaff: ['administrator'],
  checkList: ['handler'],
  importList: ['handler'],
  undoImport: ['handler'],
  viewBatches: ['handler', 'messageDesk', 'finance', 'administrator'],
  sendLinks: ['messageDesk'],
  viewReports: ['clerk', 'handler', 'messageDesk'],
  startPublicity: ['handler'],
  closePublicity: ['handler'],
  voidPublicity: ['handler', 'administrator'],
  recordObjection: ['clerk', 'handler'],
  decideObjection: ['handler'],
  allocate: ['handler'],
  withdraw: ['handler'],
  lapse: ['handler'],
  orderPayments: ['finance'],
  recordPayments: ['finance'],
  changeContact: ['clerk'],
  correctAccount: ['clerk'],
  windowAnswer: ['clerk'],
  viewMaintenances: ['clerk', 'handler'],
  recordMaintenance: ['clerk'],
  decideMaintenance: ['handler'],
  changeAgent: ['clerk'],
  viewCases: ['clerk', 'handler', 'messageDesk', 'finance'],
  viewRounds: ['clerk', 'handler', 'finance', 'administrator'],
  loadCalendar: ['administrator'],
  verifyAudit: ['handler', 'administrator'],
  backup: ['administrator'],
  ownSession: ['clerk', 'handler', 'messageDesk', 'finance', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof actRoles

/** Whether any of these roles may do this act. */
export function mayDo(held: readonly Role[], act: Act): boolean {
  const allowed: readonly Role[] = actRoles[act]
  return held.some((role) => allowed.includes(role))
}
