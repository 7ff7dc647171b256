import { freshStaff, staff, type Route } from '../route.ts'

const one = '/api/staff/campaigns/:campaignId'
const template = '/api/staff/templates/:templateId'
const prepare = staff('prepareCampaign')
const manage = staff('manageTemplates')

/** Messages to firms: audiences, words, sending, watching. */
export const campaignsRoutes = {
  // Up to release
  listCampaigns: { method: 'GET', path: '/api/staff/campaigns', access: staff('viewCampaigns') },
  countAudience: { method: 'GET', path: '/api/staff/audience', access: staff('viewCampaigns') },
  getCampaign: { method: 'GET', path: one, access: staff('viewCampaigns') },
  listRecipients: { method: 'GET', path: `${one}/recipients`, access: staff('viewCampaigns') },
  draftCampaign: {
    method: 'POST',
    path: '/api/staff/campaigns',
    access: prepare,
    idempotent: true,
  },
  saveCampaign: { method: 'PUT', path: one, access: prepare, idempotent: true },
  freezeCampaign: { method: 'POST', path: `${one}/freeze`, access: prepare, idempotent: true },
  sendTest: { method: 'POST', path: `${one}/test`, access: prepare, idempotent: true },
  submitCampaign: { method: 'POST', path: `${one}/submit`, access: prepare, idempotent: true },
  withdrawCampaign: { method: 'POST', path: `${one}/withdraw`, access: prepare, idempotent: true },
  discardCampaign: { method: 'POST', path: `${one}/discard`, access: prepare, idempotent: true },
  releaseCampaign: {
    method: 'POST',
    path: `${one}/release`,
    access: freshStaff('releaseCampaign'),
    idempotent: true,
  },
  refuseCampaign: {
    method: 'POST',
    path: `${one}/refuse`,
    access: staff('releaseCampaign'),
    idempotent: true,
  },
  /** Prepares the campaign of a list; it waits for a second person like any other. */
  sendLinks: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/links',
    access: prepare,
    idempotent: true,
  },
  // Under way
  steerCampaign: {
    method: 'POST',
    path: `${one}/steer`,
    access: staff('steerCampaign'),
    idempotent: true,
  },
  retryCampaign: {
    method: 'POST',
    path: `${one}/retry`,
    access: staff('steerCampaign'),
    idempotent: true,
  },
  getCampaignProgress: {
    method: 'GET',
    path: `${one}/progress`,
    access: staff('viewCampaigns'),
  },
  listCampaignFirms: { method: 'GET', path: `${one}/firms`, access: staff('viewCampaigns') },
  getCampaignFirm: { method: 'GET', path: `${one}/firms/:caseNo`, access: staff('viewCampaigns') },
  exportCampaignFirms: {
    method: 'POST',
    path: `${one}/export`,
    access: staff('exportCampaign'),
    answer: 'file',
  },
  // Whom messages do not reach
  listFollowUps: { method: 'GET', path: '/api/staff/follow-ups', access: staff('followUp') },
  getFollowUp: {
    method: 'GET',
    path: '/api/staff/follow-ups/:followUpId',
    access: staff('followUp'),
  },
  noteFollowUp: {
    method: 'POST',
    path: '/api/staff/follow-ups/:followUpId/notes',
    access: staff('followUp'),
    idempotent: true,
  },
  // Words
  listTemplates: { method: 'GET', path: '/api/staff/templates', access: staff('viewCampaigns') },
  previewMessage: {
    method: 'POST',
    path: '/api/staff/templates/preview',
    access: staff('viewCampaigns'),
  },
  createTemplate: {
    method: 'POST',
    path: '/api/staff/templates',
    access: manage,
    idempotent: true,
  },
  saveTemplate: { method: 'PUT', path: template, access: manage, idempotent: true },
  submitTemplate: { method: 'POST', path: `${template}/submit`, access: manage, idempotent: true },
  reviewTemplate: { method: 'POST', path: `${template}/review`, access: manage, idempotent: true },
  retireTemplate: { method: 'POST', path: `${template}/retire`, access: manage, idempotent: true },
  // Ways out
  listTransports: {
    method: 'GET',
    path: '/api/staff/transports',
    access: staff('switchTransport'),
  },
  switchTransport: {
    method: 'POST',
    path: '/api/staff/transports/:name/switch',
    access: staff('switchTransport'),
    idempotent: true,
  },
  // Who wants no notices that need not be sent
  setOptOut: {
    method: 'POST',
    path: '/api/staff/opt-outs',
    access: staff('followUp'),
    idempotent: true,
  },
} as const satisfies Record<string, Route>
