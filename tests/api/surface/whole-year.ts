import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { examplePng } from '@wengang/api/decisions/example-files'
import { messageCode } from '@wengang/api/messages/message-codes'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { type Client, type Role, roles } from '@wengang/contracts'
import { completeUscc } from '@wengang/identifiers'
import { sendLinks } from '../../support/campaigns.ts'
import { deskOf } from '../../support/desk.ts'
import { orderPayments, recordDeeds } from '../../support/payments.ts'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, origin } from '../../support/house.ts'
import { type ListedUnit, listFile } from '../../support/list-file.ts'
import { postForm, sentCode, sessionCookie } from '../../support/plant-link.ts'
import { signInFully } from '../../support/second-factor.ts'
import { softPasskey } from '../../support/soft-passkey.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'
import { key, must, releaseBatch } from '../../support/staff-acts.ts'
import { type AccountYear, walkAccounts } from './account-year.ts'

/** One refund year from the list to the money, and a second list whose offer is still open. */
export interface WholeYear {
  /** What a GET of each kind of place needs. */
  places: Record<
    | 'offerId'
    | 'caseNo'
    | 'sheetId'
    | 'roundId'
    | 'planId'
    | 'campaignId'
    | 'campaignCaseNo'
    | 'followUpId'
    | 'linkCode'
    | 'batchId'
    | 'checkId',
    string
  > &
    AccountYear['places']
  /** The cookie of the firm's phone. */
  firm: string
  /** The cookie of a handler's own account, and of a unit's administrator. */
  person: string
  unit: string
  /** A desk that is signed in for a role; sessions end, so it signs in again each time. */
  desk(role: Role): Promise<{ client: Client; token: string }>
  /** What people typed and were given, and nobody else may see: passwords, tokens, names, reasons. */
  typed: string[]
}

const password = '只有自己知道的一句很长的话'
const reason = '来人出示介绍信和身份证件'
const visitor = '示例来访人赵六'
const regionCode = '410181'

const firms = [
  { unitName: '巩义市示例机械有限公司', mobile: '19900030001' },
  { unitName: '巩义市示例纺织有限公司', mobile: '19900030001' },
  { unitName: '巩义市示例印刷有限公司', mobile: '19900030002' },
  { unitName: '巩义市示例食品有限公司', mobile: '19900030003' },
  { unitName: '巩义市示例建材有限公司', mobile: '19900030004' },
  { unitName: '巩义市示例运输有限公司', mobile: '19900030005', ineligible: '裁员率高于规定' },
].map((firm, place) => ({
  ...firm,
  uscc: completeUscc(`91${regionCode}`, `MA9Y000${place}`),
  accountNo: `41001${place}34567890123`,
  contactName: `示例联系人${'甲乙丙丁戊己'[place] ?? ''}`,
}))
const [bookkeeper, , printer, stranger, silent] = firms.map(({ mobile }) => mobile)
const later = {
  unitName: '巩义市示例软件有限公司',
  mobile: bookkeeper!,
  uscc: completeUscc(`91${regionCode}`, 'MA9Y0009'),
  accountNo: '41001934567890123',
  contactName: '示例联系人庚',
}

/** Walks it through the front door, so that every table and every kind of log line is used. */
export async function walkWholeYear(house: House): Promise<WholeYear> {
  const typed = [password, reason, visitor, ...firms.map(({ contactName }) => contactName)]
  const desk = await hire(house, typed)
  await sendList(house, desk, firms)

  const { cookie, linkCode } = await openLink(house, bookkeeper!, typed)
  const firm = house.client({ cookie })
  const [first, second] = must(await firm('listOffers', {})).offers
  if (first === undefined || second === undefined) throw new Error('the bookkeeper has two firms')
  const { receipt } = must(await answer(house, firm, first.id, 'ACCEPT'))
  must(await answer(house, firm, second.id, 'DECLINE'))

  await postForm(house, `/s/${(await newestLink(house, stranger!)).code}/not-mine`)
  await comeToTheWindow(house, desk)
  const { roundId, planId } = await publishAndPay(house, desk, first.caseNo)
  await endTheYear(house, desk)

  const checkId = await checkList((await desk('handler')).client)
  const { batchId, campaignId } = await sendList(house, desk, [later])
  const again = await openLink(house, bookkeeper!, typed)
  const phone = house.client({ cookie: again.cookie })
  const open = must(await phone('listOffers', {})).offers.find(({ answerable }) => answerable)
  if (open === undefined) throw new Error('the later offer is open')
  await leaveHalfDone(house, phone, open.id)
  const [, , , , opened] = firms
  if (opened === undefined) throw new Error('the fifth firm opens its service')
  const accounts = await walkAccounts(house, opened, (await desk('handler')).client, typed)
  return {
    places: {
      offerId: open.id,
      caseNo: first.caseNo,
      sheetId: receipt.sheetId,
      roundId,
      planId,
      campaignId,
      campaignCaseNo: open.caseNo,
      followUpId: await followUp((await desk('clerk')).client),
      linkCode,
      batchId,
      checkId,
      ...accounts.places,
    },
    firm: again.cookie,
    person: accounts.person,
    unit: accounts.unit,
    desk,
    typed,
  }
}

type Desk = WholeYear['desk']

/** A person for every role, with a name and a password of their own. */
async function hire(house: House, typed: string[]): Promise<Desk> {
  const administrator = house.client({ token: (await plantStaff(house, ['administrator'])).token })
  // Until there are two administrators nobody else can be added.
  for (const role of [
    'administrator',
    ...roles.filter((one) => one !== 'administrator'),
  ] as const) {
    const person = { name: `name-of-${role}`, displayName: `示例工作人员${role}`, password }
    const body = { ...person, roles: [role], regionCode: '41' }
    must(await administrator('addStaff', { body, ...key() }))
    typed.push(person.name, person.displayName)
  }
  return async (role) => {
    const { client, token, secret } = await signInFully(house, {
      name: `name-of-${role}`,
      password,
    })
    typed.push(token, secret)
    return { client, token }
  }
}

async function sendList(
  house: House,
  desk: Desk,
  units: readonly ListedUnit[],
): Promise<{ batchId: string; campaignId: string }> {
  const handler = (await desk('handler')).client
  const query = { fileName: '巩义市核定名单.csv' }
  const { batch } = must(await handler('importList', { query, file: listFile(units), ...key() }))
  await releaseBatch(house, batch.id)
  const { id } = await sendLinks(house, batch.id)
  await house.runJobs()
  return { batchId: batch.id, campaignId: id }
}

/** Calls a firm that no message reached. */
async function followUp(clerk: Client): Promise<string> {
  const [first] = must(await clerk('listFollowUps', {})).followUps
  if (first === undefined) throw new Error('somebody is not reached')
  const params = { followUpId: first.id }
  const body = { means: 'phone', said: '无人接听，改日再打', nextOn: null, done: false } as const
  must(await clerk('noteFollowUp', { params, body, ...key() }))
  return first.id
}

/** Leaves a list behind that was checked and not submitted. */
async function checkList(handler: Client): Promise<string> {
  const query = { fileName: '补充名单.csv' }
  const { check } = must(await handler('startCheck', { query, file: listFile([later]) }))
  const params = { checkId: check.id }
  const view = { list: 'batches', name: '待复核', query: 'state=waiting' } as const
  must(await handler('saveFilter', { body: view, ...key() }))
  while (must(await handler('getCheck', { params })).check.state === 'checking') await sleep(50)
  return check.id
}

/** Opens the newest link of a phone with the code that it gets; a wrong one first, as people do. */
async function openLink(house: House, mobile: string, typed: string[]) {
  const { code: linkCode, messageId } = await newestLink(house, mobile)
  const path = `/s/${linkCode}`
  await house.request(path)
  await postForm(house, `${path}/opened`)
  house.clock.advance(61_000)
  await postForm(house, path)
  await house.runJobs()
  const code = await sentCode(house, 'message', messageId)
  await postForm(house, `${path}/code`, { code: code === '000000' ? '111111' : '000000' })
  const cookie = sessionCookie(await postForm(house, `${path}/code`, { code }))
  typed.push(code, linkCode, cookie.split('=')[1] ?? '')
  return { cookie, linkCode }
}

async function newestLink(house: House, mobile: string) {
  const { store, keys } = house.services
  const { id } = await store.read
    .selectFrom('message')
    .select('id')
    .where('mobile_index', '=', blindIndex(keys, 'mobile', mobile))
    .where('link_state', '=', 'active')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { messageId: id, code: messageCode(keys, id) }
}

/** One firm answers at the counter, another gets a right phone and account, and proves itself by its number. */
async function comeToTheWindow(house: House, desk: Desk): Promise<void> {
  const { client: clerk } = await desk('clerk')
  const caseNos = await caseNosOf(clerk)
  const answering = { caseNo: caseNos.get(printer!) ?? '' }
  const opened = must(await clerk('openWindowReading', { params: answering, body: {} }))
  house.clock.advance(10_000)
  const { readingId, offerVersion, lastSeq } = opened
  must(await clerk('attestWindowReading', { params: { readingId }, body: { means: 'readAloud' } }))
  const answerOf = { choice: 'ACCEPT', offerVersion, basedOnSeq: lastSeq, readingId } as const
  const seen = { identitySeen: true, authorisationSeen: true, handlerName: visitor } as const
  must(
    await clerk('recordWindowAnswer', {
      params: answering,
      body: { ...answerOf, ...seen, reason },
      ...key(),
    }),
  )
  must(await clerk('setOptOut', { body: { mobile: '19900030008', optedOut: true }, ...key() }))
  const params = { caseNo: caseNos.get(silent!) ?? '' }
  const body = { mobile: '19900030009', contactName: visitor, identitySeen: true, reason } as const
  must(await clerk('changeContact', { params, body, ...key() }))
  await house.runJobs()
  await postForm(house, `/q/case/${params.caseNo}`)
}

/** The case number of each phone that has one open offer. */
async function caseNosOf(clerk: Client): Promise<Map<string, string>> {
  const { cases } = must(await clerk('listStaffCases', {}))
  return new Map(
    firms.map(({ uscc, mobile }) => [mobile, cases.find((one) => one.uscc === uscc)?.caseNo ?? '']),
  )
}

/** A list of 严重违法失信 that has a namesake of every firm, and none of the firms. */
async function checkCredit(handler: Client, roundId: string): Promise<void> {
  const file = new TextEncoder().encode(
    ['名称,统一社会信用代码', ...firms.map(({ unitName }) => `${unitName},`)].join('\n'),
  )
  const query = { fileName: '失信名单.csv' }
  const params = { roundId }
  const { check } = must(await handler('uploadCreditList', { params, query, file, ...key() }))
  for (const { row, caseId } of check.lines) {
    const body = { row, caseId, same: false }
    must(await handler('decideCreditRow', { params: { checkId: check.id }, body, ...key() }))
  }
  must(await handler('applyCreditCheck', { params: { checkId: check.id }, body: {}, ...key() }))
}

/** Cut-off, objection, close, allocation, and payments of which one comes back and is ordered again. */
async function publishAndPay(
  house: House,
  desk: Desk,
  caseNo: string,
): Promise<{ roundId: string; planId: string }> {
  let handler = (await desk('handler')).client
  const reviewer = (await desk('reviewer')).client
  const prepared = must(await handler('preparePublicity', { body: { regionCode }, ...key() }))
  const roundId = prepared.round.id
  const { round } = must(
    await reviewer('releasePublicity', { params: { roundId }, body: {}, ...key() }),
  )
  const recorded = must(
    await handler('recordObjection', {
      params: { roundId },
      body: { caseNo, channel: 'letter', text: `${visitor}来信反映` },
      ...key(),
    }),
  )
  must(
    await handler('decideObjection', {
      params: { objectionId: recorded.objection.id },
      body: { effect: 'dismissed', finding: '经核实，不影响享受' },
      ...key(),
    }),
  )
  house.clock.set(`${round.endsOn}T24:00:00+08:00`)
  handler = (await desk('handler')).client
  await checkCredit(handler, roundId)
  must(await handler('closePublicity', { params: { roundId }, body: {}, ...key() }))
  must(await handler('allocateRound', { params: { roundId }, body: {}, ...key() }))
  // The handler prepares the plan, finance releases it.
  const people = {
    prepares: deskOf(handler),
    releases: deskOf(house.client({ token: (await plantStaff(house, ['finance'])).token })),
  }
  const { plan } = await orderPayments(people, roundId)
  await recordDeeds(people.releases, plan?.id ?? '', (line) =>
    line.caseNo === caseNo ? { returned: '户名不符' } : 'paid',
  )
  const { client: clerk } = await desk('clerk')
  const seen = { identitySeen: true, reason } as const
  const account = { bankName: '中国建设银行', accountName: firms[0]!.unitName }
  const body = { ...account, accountNo: '41009934567890123', ...seen }
  must(await clerk('correctAccount', { params: { caseNo }, body, ...key() }))
  await house.runJobs()
  return { roundId, planId: plan?.id ?? '' }
}

/** What an administrator does at the end of a year, and a withdrawal. */
async function endTheYear(house: House, desk: Desk): Promise<void> {
  house.clock.set('2024-01-02T09:00:00+08:00')
  const { client: handler } = await desk('handler')
  const [batch] = must(await handler('listBatches', {})).batches
  const params = { caseNo: (await caseNosOf((await desk('clerk')).client)).get(stranger!) ?? '' }
  must(await handler('withdrawOffer', { params, body: { reason }, ...key() }))
  must(await handler('lapseOffers', { params: { batchId: batch!.id }, body: {}, ...key() }))
  const { client: administrator } = await desk('administrator')
  await keepPasskey(administrator)
  const holidays = ['2027-01-01']
  must(
    await administrator('loadCalendar', {
      params: { year: 2027 },
      body: { holidays, workdays: [] },
      ...key(),
    }),
  )
  must(await administrator('verifyAudit', { body: {} }))
  const directory = scratchFolder('wengang-copy-')
  must(await administrator('backUp', { body: { directory }, ...key() }))
  rmSync(directory, { recursive: true })
}

/** A passkey that was added, and what it would have to sign next. */
async function keepPasskey(client: Client): Promise<void> {
  const begin = (purpose: 'add' | 'use') => client('beginPasskey', { body: { purpose } })
  const made = softPasskey(origin).register(must(await begin('add')).options)
  must(await client('addPasskey', { body: { name: '办公电脑', answer: made } }))
  must(await begin('use'))
}

/** A reading, a draft, a material and a code that wait, as people leave them. */
async function leaveHalfDone(house: House, phone: Client, offerId: string): Promise<void> {
  const params = { offerId }
  const readingId = await readThrough(house, phone, offerId)
  must(await phone('saveDraft', { params, body: { choice: 'DECLINE', reason, readingId } }))
  must(await phone('addMaterial', { params, query: { name: '缴费凭证.png' }, file: examplePng }))
  await postForm(house, `/q/offer/${offerId}`)
  await house.runJobs()
}
