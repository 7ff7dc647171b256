import type { Act } from '@wengang/contracts/roles'
import type { RouteRecordRaw } from 'vue-router'
import { appWords, areaWords } from './messages/app.zh.ts'
import { accountWords } from './messages/people.zh.ts'
import { sessionWords } from './messages/session.zh.ts'
import { followUpWords, watchWords } from './messages/watching.zh.ts'
import { waysWords } from './messages/transports.zh.ts'

/** One part of the menu: who needs it, by the act that its first page asks the server for. */
export interface Area {
  name: string
  path: string
  words: string
  act: Act
}

export const areas: readonly Area[] = [
  { name: 'day', path: '/', words: areaWords.day, act: 'viewDay' },
  { name: 'batches', path: '/batches', words: areaWords.batches, act: 'viewBatches' },
  { name: 'campaigns', path: '/campaigns', words: areaWords.campaigns, act: 'viewCampaigns' },
  {
    name: 'transports',
    path: '/campaigns/transports',
    words: areaWords.transports,
    act: 'switchTransport',
  },
  { name: 'window', path: '/window', words: areaWords.window, act: 'viewMaintenances' },
  { name: 'cases', path: '/cases', words: areaWords.cases, act: 'viewCases' },
  { name: 'followUps', path: '/follow-up', words: areaWords.followUps, act: 'followUp' },
  { name: 'rounds', path: '/rounds', words: areaWords.rounds, act: 'viewRounds' },
  { name: 'objections', path: '/objections', words: areaWords.objections, act: 'viewRounds' },
  { name: 'payments', path: '/payments', words: areaWords.payments, act: 'viewPayments' },
  { name: 'figures', path: '/figures', words: areaWords.figures, act: 'viewFigures' },
  { name: 'people', path: '/people', words: areaWords.people, act: 'viewPeople' },
  { name: 'audit', path: '/audit', words: areaWords.audit, act: 'searchAudit' },
]

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'day',
    component: () => import('./pages/DayPage.vue'),
    meta: { title: areaWords.day, area: 'day' },
  },
  {
    path: '/sign-in',
    name: 'signIn',
    component: () => import('./pages/SignInPage.vue'),
    meta: { title: sessionWords.title },
  },
  {
    path: '/batches',
    name: 'batches',
    component: () => import('./pages/BatchesPage.vue'),
    meta: { title: areaWords.batches, area: 'batches' },
  },
  {
    path: '/batches/new',
    name: 'newBatch',
    component: () => import('./pages/NewBatchPage.vue'),
    meta: { title: areaWords.batches, area: 'batches' },
  },
  {
    path: '/batches/checks/:checkId',
    name: 'listCheck',
    component: () => import('./pages/ListCheckPage.vue'),
    props: true,
    meta: { title: areaWords.batches, area: 'batches' },
  },
  {
    path: '/batches/:batchId',
    name: 'batch',
    component: () => import('./pages/BatchPage.vue'),
    props: true,
    meta: { title: areaWords.batches, area: 'batches' },
  },
  {
    path: '/campaigns',
    name: 'campaigns',
    component: () => import('./pages/CampaignsPage.vue'),
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/campaigns/new',
    name: 'newCampaign',
    component: () => import('./pages/CampaignPlanPage.vue'),
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/campaigns/templates',
    name: 'templates',
    component: () => import('./pages/TemplatesPage.vue'),
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/campaigns/templates/new',
    name: 'newTemplate',
    component: () => import('./pages/TemplatePage.vue'),
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/campaigns/templates/:templateId',
    name: 'template',
    component: () => import('./pages/TemplatePage.vue'),
    props: true,
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/campaigns/:campaignId',
    name: 'campaign',
    component: () => import('./pages/CampaignPage.vue'),
    props: true,
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/campaigns/:campaignId/edit',
    name: 'changeCampaign',
    component: () => import('./pages/CampaignPlanPage.vue'),
    props: true,
    meta: { title: areaWords.campaigns, area: 'campaigns' },
  },
  {
    path: '/window',
    name: 'window',
    component: () => import('./pages/WindowPage.vue'),
    meta: { title: areaWords.window, area: 'window' },
  },
  {
    path: '/window/record',
    name: 'recordMaintenance',
    component: () => import('./pages/RecordMaintenancePage.vue'),
    meta: { title: areaWords.window, area: 'window' },
  },
  {
    path: '/window/units/:uscc',
    name: 'unit',
    component: () => import('./pages/UnitPage.vue'),
    props: true,
    meta: { title: areaWords.window, area: 'window' },
  },
  {
    path: '/window/cases/:caseNo/answer',
    name: 'windowAnswer',
    component: () => import('./pages/WindowAnswerPage.vue'),
    props: true,
    meta: { title: areaWords.window, area: 'window' },
  },
  {
    path: '/window/reports',
    name: 'reports',
    component: () => import('./pages/ReportsPage.vue'),
    meta: { title: areaWords.window, area: 'window' },
  },
  {
    path: '/cases',
    name: 'cases',
    component: () => import('./pages/CasesPage.vue'),
    meta: { title: areaWords.cases, area: 'cases' },
  },
  {
    path: '/cases/:caseNo',
    name: 'case',
    component: () => import('./pages/CasePage.vue'),
    props: true,
    meta: { title: areaWords.cases, area: 'cases' },
  },
  {
    path: '/rounds',
    name: 'rounds',
    component: () => import('./pages/RoundsPage.vue'),
    meta: { title: areaWords.rounds, area: 'rounds' },
  },
  {
    path: '/rounds/new',
    name: 'newRound',
    component: () => import('./pages/NewRoundPage.vue'),
    meta: { title: areaWords.rounds, area: 'rounds' },
  },
  {
    path: '/rounds/:roundId',
    name: 'round',
    component: () => import('./pages/RoundPage.vue'),
    props: true,
    meta: { title: areaWords.rounds, area: 'rounds' },
  },
  {
    path: '/objections',
    name: 'objections',
    component: () => import('./pages/ObjectionsPage.vue'),
    meta: { title: areaWords.objections, area: 'objections' },
  },
  {
    path: '/payments',
    name: 'payments',
    component: () => import('./pages/PaymentsPage.vue'),
    meta: { title: areaWords.payments, area: 'payments' },
  },
  {
    path: '/payments/plans/:planId',
    name: 'paymentPlan',
    component: () => import('./pages/PaymentPlanPage.vue'),
    props: true,
    meta: { title: areaWords.payments, area: 'payments' },
  },
  {
    path: '/payments/rounds/:roundId',
    name: 'roundTotals',
    component: () => import('./pages/RoundTotalsPage.vue'),
    props: true,
    meta: { title: areaWords.payments, area: 'payments' },
  },
  {
    path: '/figures',
    name: 'figures',
    component: () => import('./pages/FiguresPage.vue'),
    meta: { title: areaWords.figures, area: 'figures' },
  },
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./pages/AuditPage.vue'),
    meta: { title: areaWords.audit, area: 'audit' },
  },
  {
    path: '/audit/runs',
    name: 'auditRuns',
    component: () => import('./pages/AuditRunsPage.vue'),
    meta: { title: areaWords.audit, area: 'audit' },
  },
  {
    path: '/campaigns/:campaignId/watch',
    name: 'campaignWatch',
    component: () => import('./pages/CampaignWatchPage.vue'),
    props: true,
    meta: { title: watchWords.title, area: 'campaigns' },
  },
  {
    path: '/campaigns/:campaignId/firms',
    name: 'campaignFirms',
    component: () => import('./pages/CampaignFirmsPage.vue'),
    props: true,
    meta: { title: watchWords.firms, area: 'campaigns' },
  },
  {
    path: '/campaigns/:campaignId/firms/:caseNo',
    name: 'campaignFirm',
    component: () => import('./pages/CampaignFirmPage.vue'),
    props: true,
    meta: { title: watchWords.story, area: 'campaigns' },
  },
  {
    path: '/follow-up',
    name: 'followUps',
    component: () => import('./pages/FollowUpsPage.vue'),
    meta: { title: followUpWords.title, area: 'followUps' },
  },
  {
    path: '/follow-up/:followUpId',
    name: 'followUp',
    component: () => import('./pages/FollowUpPage.vue'),
    props: true,
    meta: { title: followUpWords.title, area: 'followUps' },
  },
  {
    path: '/campaigns/transports',
    name: 'transports',
    component: () => import('./pages/TransportsPage.vue'),
    meta: { title: waysWords.title, area: 'transports' },
  },
  {
    path: '/people',
    name: 'people',
    component: () => import('./pages/PeoplePage.vue'),
    meta: { title: areaWords.people, area: 'people' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('./pages/AccountPage.vue'),
    meta: { title: accountWords.title },
  },
  {
    path: '/:rest(.*)*',
    name: 'notFound',
    component: () => import('./pages/NotFoundPage.vue'),
    meta: { title: appWords.notFound },
  },
]
