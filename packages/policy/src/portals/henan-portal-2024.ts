import type { PortalEdition } from '../portal-edition.ts'
import { henanAgreement2024 } from './henan-agreement.ts'

/** 河南省 单位网上服务, as the 2024 instructions of 南阳 describe it (S1-…). */
export const henanPortal2024 = {
  id: 'henan-portal-2024',
  regionPrefix: '41',
  validFrom: '2024-01-01',
  // S1-02, S1-15: one address for everything.
  addresses: {
    login: 'https://siwsfw.hrss.henan.gov.cn',
    registration: 'https://siwsfw.hrss.henan.gov.cn',
  },
  businesses: [
    // S1-19
    {
      id: 'ordinaryRefund',
      name: '普通稳岗返还申报',
      acts: ['answerOffer', 'addMaterials', 'followCase'],
      withoutCertificate: true,
    },
    {
      id: 'premiumDeferralRegistration',
      name: '单位缓缴登记申报',
      acts: ['registerPremiumDeferral'],
      withoutCertificate: true,
    },
    {
      id: 'emergencyRefund',
      name: '应急稳岗返还申报',
      acts: ['applyEmergencyRefund'],
      withoutCertificate: false,
    },
    {
      id: 'expansionSubsidy',
      name: '一次性扩岗补助申请',
      acts: ['applyExpansionSubsidy'],
      withoutCertificate: false,
    },
  ],
  // S1-10, S1-11, S1-16
  usccMaintenance: {
    total: 3,
    perDay: 2,
    open: ['hall', 'personalPortal'],
    counted: ['hall', 'personalPortal'],
  },
  agreement: henanAgreement2024,
} as const satisfies PortalEdition
