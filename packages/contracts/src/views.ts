import type { z } from 'zod'
import type * as shapes from './shapes.ts'
import type * as batchShapes from './shapes/batches.ts'
import type * as dayShapes from './shapes/day.ts'
import type * as campaignShapes from './shapes/campaign.ts'
import type * as objections from './shapes/objections.ts'
import type * as rounds from './shapes/rounds.ts'
import type * as watchingShapes from './shapes/watching.ts'
import type * as window from './shapes/window.ts'

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
export type Objection = z.infer<typeof objections.listedObjection>
export type ObjectionEffect = (typeof objections.objectionEffects)[number]
export type Round = z.infer<typeof rounds.round>
export type CreditCheckView = z.infer<typeof rounds.creditCheck>
export type RoundFigures = z.infer<typeof rounds.roundFigures>
export type StaffCase = z.infer<typeof shapes.staffCase>
export type CodeSent = z.infer<typeof shapes.codeSent>
export type QuotaView = z.infer<typeof shapes.quota>
export type MaintenanceView = z.infer<typeof shapes.maintenance>
export type RegistrationStep = z.infer<typeof shapes.registrationStep>
export type BusinessView = z.infer<typeof shapes.businessView>
export type OperatorView = z.infer<typeof shapes.operator>
export type ReleaseView = z.infer<typeof shapes.release>
export type CampaignAudience = z.infer<typeof campaignShapes.campaignAudience>
export type CampaignPlan = z.infer<typeof campaignShapes.campaignPlan>
export type CampaignWindow = z.infer<typeof campaignShapes.campaignWindow>
export type CampaignTotals = z.infer<typeof campaignShapes.campaignTotals>
export type CampaignCost = z.infer<typeof campaignShapes.campaignCost>
export type CampaignSummary = z.infer<typeof campaignShapes.campaignSummary>
export type CampaignView = z.infer<typeof campaignShapes.campaign>
export type CampaignRecipientView = z.infer<typeof campaignShapes.campaignRecipient>
export type SmsTemplate = z.infer<typeof campaignShapes.smsTemplate>
export type WordsPreview = z.infer<typeof campaignShapes.wordsPreview>
export type CounterAct = z.infer<typeof window.counterAct>
export type AtCounter = z.infer<typeof window.atCounter>
export type UnitCase = z.infer<typeof window.unitCase>
export type FoundUnit = z.infer<typeof window.foundUnit>
export type ReportView = z.infer<typeof window.report>
export type ListCheck = z.infer<typeof batchShapes.listCheck>
export type CheckResult = z.infer<typeof batchShapes.checkResult>
export type ListedRow = z.infer<typeof batchShapes.listedRow>
export type StageCounts = z.infer<typeof watchingShapes.stageCounts>
export type CampaignProgress = z.infer<typeof watchingShapes.campaignProgress>
export type CampaignFirmView = z.infer<typeof watchingShapes.campaignFirm>
export type StoryEvent = z.infer<typeof watchingShapes.storyEvent>
export type FollowUpView = z.infer<typeof watchingShapes.followUp>
export type FollowUpNoteView = z.infer<typeof watchingShapes.followUpNote>
export type DayItem = z.infer<typeof dayShapes.dayItem>
export type SavedFilter = z.infer<typeof dayShapes.savedFilter>
