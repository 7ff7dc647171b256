/** What each role of staff may do. One table for API, command line and desk. */
export const roles = [
  'clerk',
  'handler',
  'reviewer',
  'messageDesk',
  'finance',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, string> = {
  clerk: '业务大厅受理岗',
  handler: '经办岗',
  reviewer: '复核岗',
  messageDesk: '短信岗',
  finance: '财务岗',
  auditor: '审计岗',
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
  // People and power
  ownSession: roles,
  viewDay: roles,
  viewReleases: ['handler', 'reviewer', 'messageDesk', 'finance', 'auditor', 'administrator'],
  managePeople: ['administrator'],
  viewPeople: ['administrator', 'auditor'],
  addStaff: ['administrator'],
  // Batches
  checkList: ['handler'],
  importList: ['handler'],
  releaseBatch: ['reviewer'],
  undoImport: ['handler', 'reviewer'],
  viewBatches: ['handler', 'reviewer', 'messageDesk', 'finance', 'auditor', 'administrator'],
  // Messages
  prepareCampaign: ['messageDesk'],
  releaseCampaign: ['messageDesk', 'reviewer'],
  steerCampaign: ['messageDesk'],
  viewCampaigns: ['clerk', 'handler', 'reviewer', 'messageDesk', 'auditor'],
  manageTemplates: ['messageDesk'],
  switchTransport: ['messageDesk', 'administrator'],
  exportCampaign: ['clerk', 'messageDesk', 'auditor'],
  followUp: ['clerk', 'messageDesk'],
  viewReports: ['clerk', 'handler', 'messageDesk'],
  // Publicity
  preparePublicity: ['handler'],
  releasePublicity: ['reviewer'],
  withdrawPublicity: ['handler', 'reviewer'],
  closePublicity: ['handler'],
  voidPublicity: ['handler', 'reviewer', 'administrator'],
  recordObjection: ['clerk', 'handler'],
  decideObjection: ['handler', 'reviewer'],
  checkCredit: ['handler'],
  allocate: ['handler'],
  withdraw: ['handler'],
  lapse: ['handler'],
  viewRounds: ['clerk', 'handler', 'reviewer', 'finance', 'auditor', 'administrator'],
  // Money
  orderPayments: ['handler', 'finance'],
  releasePayments: ['finance'],
  makePaymentFile: ['finance'],
  recordPayments: ['finance'],
  viewPayments: ['handler', 'reviewer', 'finance', 'auditor'],
  viewFigures: ['handler', 'reviewer', 'finance', 'auditor', 'administrator'],
  // At the window
  findUnit: ['clerk', 'handler', 'reviewer', 'messageDesk', 'finance', 'auditor'],
  changeContact: ['clerk'],
  correctAccount: ['clerk'],
  checkAccount: ['handler'],
  windowAnswer: ['clerk'],
  viewMaintenances: ['clerk', 'handler'],
  recordMaintenance: ['clerk'],
  decideMaintenance: ['handler'],
  changeAgent: ['clerk'],
  viewCases: ['clerk', 'handler', 'reviewer', 'messageDesk', 'finance', 'auditor'],
  revealPersonal: ['clerk', 'handler', 'auditor'],
  printSheet: ['clerk', 'handler'],
  // The house
  loadCalendar: ['administrator'],
  searchAudit: ['auditor'],
  replayCase: ['handler', 'reviewer', 'auditor'],
  verifyAudit: ['handler', 'auditor', 'administrator'],
  exportAudit: ['auditor'],
  backup: ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof actRoles

/** Whether any of these roles may do this act. */
export function mayDo(held: readonly Role[], act: Act): boolean {
  const allowed: readonly Role[] = actRoles[act]
  return held.some((role) => allowed.includes(role))
}
