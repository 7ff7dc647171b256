import type { z } from 'zod'
import type * as shapes from './shapes.ts'

/** The shared shapes as types, for code that must not load zod. */
export type OfferSummary = z.infer<typeof shapes.offerSummary>
export type OfferView = z.infer<typeof shapes.offerView>
export type OfferFigures = z.infer<typeof shapes.offerFigures>
export type CaseView = z.infer<typeof shapes.caseView>
export type TimelineStep = z.infer<typeof shapes.timelineStep>
export type CaseEventView = z.infer<typeof shapes.caseEventView>
export type Draft = z.infer<typeof shapes.draft>
export type Answer = z.infer<typeof shapes.answer>
export type Notice = z.infer<typeof shapes.notice>
export type Material = z.infer<typeof shapes.material>
export type StateWords = z.infer<typeof shapes.stateWords>
export type Finding = z.infer<typeof shapes.finding>
export type Batch = z.infer<typeof shapes.batch>
export type Difference = z.infer<typeof shapes.difference>
export type Round = z.infer<typeof shapes.round>
export type StaffCase = z.infer<typeof shapes.staffCase>
export type CodeSent = z.infer<typeof shapes.codeSent>
export type QuotaView = z.infer<typeof shapes.quota>
export type MaintenanceView = z.infer<typeof shapes.maintenance>
export type RegistrationStep = z.infer<typeof shapes.registrationStep>
export type BusinessView = z.infer<typeof shapes.businessView>
export type OperatorView = z.infer<typeof shapes.operator>
export type ReleaseView = z.infer<typeof shapes.release>
