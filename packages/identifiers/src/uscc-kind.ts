/** Kind of unit by the first two characters of its code. Only a hint: the unit's type comes from the social-insurance data. */
export type UsccKind =
  | 'governmentOrgan' // 机关
  | 'publicInstitution' // 事业单位
  | 'massOrganisation' // 群众团体
  | 'lawFirm' // 律师执业机构
  | 'notaryOffice' // 公证处
  | 'grassrootsLegalService' // 基层法律服务所
  | 'forensicInstitute' // 司法鉴定机构
  | 'arbitrationCommission' // 仲裁委员会
  | 'socialOrganisation' // 社会团体
  | 'socialServiceInstitution' // 社会服务机构 (民办非企业单位)
  | 'foundation' // 基金会
  | 'religiousSite' // 宗教活动场所
  | 'tradeUnion' // 工会
  | 'enterprise' // 企业
  | 'individualBusiness' // 个体工商户
  | 'farmersCooperative' // 农民专业合作社
  | 'ruralCollective' // 农村集体经济组织
  | 'other'

const KINDS: ReadonlyMap<string, UsccKind> = new Map<string, UsccKind>([
  ['11', 'governmentOrgan'],
  ['12', 'publicInstitution'],
  ['13', 'massOrganisation'],
  ['31', 'lawFirm'],
  ['32', 'notaryOffice'],
  ['33', 'grassrootsLegalService'],
  ['34', 'forensicInstitute'],
  ['35', 'arbitrationCommission'],
  ['51', 'socialOrganisation'],
  ['52', 'socialServiceInstitution'],
  ['53', 'foundation'],
  ['71', 'religiousSite'],
  ['81', 'tradeUnion'],
  ['91', 'enterprise'],
  ['92', 'individualBusiness'],
  ['93', 'farmersCooperative'],
])

/** Kind of a normalised code; `other` for a prefix that the standard's list does not name. */
export function usccKind(uscc: string): UsccKind {
  if (uscc.startsWith('N')) return 'ruralCollective'
  return KINDS.get(uscc.slice(0, 2)) ?? 'other'
}

/** Whether a normalised code belongs to a government organ (11…), which no refund is paid to. */
export function isGovernmentOrgan(uscc: string): boolean {
  return usccKind(uscc) === 'governmentOrgan'
}
