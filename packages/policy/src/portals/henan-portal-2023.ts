import type { PortalEdition } from '../portal-edition.ts'
import { henanAgreement2023 } from './henan-agreement.ts'

/** 河南省 单位网上服务, as the 2023 portal manual describes it (S2-…). */
export const henanPortal2023 = {
  id: 'henan-portal-2023',
  regionPrefix: '41',
  validFrom: '2023-01-01',
  // S2-02
  addresses: {
    login: 'https://siwsfw.hrss.henan.gov.cn',
    registration: 'https://ggfw.hnylbx.com',
  },
  businesses: [
    // S2-14; the manual writes 缓交, the term of the law is 缓缴. The confirmation belongs to the first.
    {
      id: 'ordinaryRefund',
      name: '普通稳岗返还申报',
      acts: ['answerOffer', 'addMaterials', 'followCase'],
      withoutCertificate: true,
    },
    {
      id: 'emergencyRefund',
      name: '应急稳岗返还申报',
      acts: ['applyEmergencyRefund'],
      withoutCertificate: true,
    },
    {
      id: 'premiumDeferralRegistration',
      name: '单位缓缴登记申报',
      acts: ['registerPremiumDeferral'],
      withoutCertificate: true,
    },
    {
      id: 'expansionSubsidy',
      name: '一次性扩岗补助申请',
      acts: ['applyExpansionSubsidy'],
      withoutCertificate: false,
    },
  ],
  // S2-05, S2-06, S2-10. No line says which way counts, so both do.
  usccMaintenance: {
    total: 3,
    perDay: 2,
    open: ['hall', 'personalPortal'],
    counted: ['hall', 'personalPortal'],
  },
  agreement: henanAgreement2023,
} as const satisfies PortalEdition
