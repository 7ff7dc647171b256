/**
 * What the online service for units allows from a day on, as its documents state it: addresses, what a
 * login without certificate may do, how a credit code is maintained, the agreement. The next year is a
 * new file under portals/.
 */
export interface PortalEdition {
  id: string
  /** The leading digits of the GB/T 2260 codes it covers. */
  regionPrefix: string
  /** The first day it holds, 'YYYY-MM-DD' in Asia/Shanghai. */
  validFrom: string
  addresses: PortalAddresses
  businesses: readonly Business[]
  usccMaintenance: UsccMaintenanceRule
  agreement: Agreement
}

/** Where the agency's own portal stands; one address may serve both. */
export interface PortalAddresses {
  login: string
  registration: string
}

export const firmActs = [
  'answerOffer',
  'addMaterials',
  'followCase',
  'applyEmergencyRefund',
  'registerPremiumDeferral',
  'applyExpansionSubsidy',
] as const
export type FirmAct = (typeof firmActs)[number]

export const businessIds = [
  'ordinaryRefund',
  'emergencyRefund',
  'premiumDeferralRegistration',
  'expansionSubsidy',
] as const
export type BusinessId = (typeof businessIds)[number]

export interface Business {
  id: BusinessId
  name: string
  /** The acts that it covers: whoever may not do the business may not do them. */
  acts: readonly FirmAct[]
  /** Whether a login without certificate may do it. */
  withoutCertificate: boolean
}

export const maintenanceChannels = ['hall', 'personalPortal'] as const
export type MaintenanceChannel = (typeof maintenanceChannels)[number]

export interface UsccMaintenanceRule {
  total: number
  perDay: number
  /** The ways that are open. */
  open: readonly MaintenanceChannel[]
  /** The ways whose maintenances count towards the limits. */
  counted: readonly MaintenanceChannel[]
}

/** A text once agreed to is never edited: a correction is a new version in a new portal edition. */
export interface Agreement {
  version: string
  title: string
  paragraphs: readonly { heading: string; text: string }[]
}
