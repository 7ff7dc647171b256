import { choiceWords, type OfferSummary } from '@wengang/contracts'
import type { CallOutput } from '@wengang/contracts/client'
import { usccKind } from '@wengang/identifiers'
import { draftWords, type Edition, type PortalEdition } from '@wengang/policy'

export type WhyCause = CallOutput<'explainNoOffer'>['causes'][number]
type Key = WhyCause['key']

const window = '社保业务大厅窗口'

/** Causes that only a phone with a case can have. */
type OwnKey = 'open' | 'withdrawn'
type GeneralCauses = Readonly<Record<Exclude<Key, OwnKey>, { cause: string; wayOut: string }>>

/** Causes as anybody may be told, the common ones first; each with one way out. */
const generalCauses: GeneralCauses = {
  answered: {
    cause: '您单位已经答复过了',
    wayOut: '用收到短信的手机查看办理进度；公示开始前可以更改选择。',
  },
  notAssessed: {
    cause: '还没有核定到您单位',
    wayOut: '不用申请。核定以后会发短信到登记的联系手机。',
  },
  notOnList: {
    cause: '您单位不在已发布的名单上',
    wayOut: `认为应当享受的，带缴费证明到${window}提出，公示期间也可以提异议。`,
  },
  numberOutOfDate: {
    cause: '登记的联系手机不是您现在用的',
    wayOut: `带单位证明和身份证件到${window}更正，更正后短信会发到新号码。`,
  },
  blankAccount: {
    cause: '收款账户没有登记完整',
    wayOut: `到${window}补全，补全后才能拨付。`,
  },
  individualBusiness: {
    cause: '个体工商户在窗口办理',
    wayOut: `带营业执照和身份证件到${window}办理。`,
  },
  ineligible: {
    cause: '核定结果是不符合条件',
    wayOut: `到${window}核对原因，对结果有异议的可以当场提出。`,
  },
  otherModule: {
    cause: '您单位要办的是需要自己申请的业务',
    wayOut: '请在省网上服务平台办理',
  },
}

/** The list for whoever has not shown yet which phone is theirs, or of whose phone nothing is known. */
export function generalList(portal: PortalEdition, without: readonly Key[] = []): WhyCause[] {
  return Object.entries(generalCauses)
    .map(([key, words]) => ({ key: key as Key, unitName: null, caseNo: null, ...words }))
    .map((one) => (one.key === 'otherModule' ? withAddress(one, portal) : one))
    .filter(({ key }) => !without.includes(key))
}

function withAddress(one: WhyCause, { addresses }: PortalEdition): WhyCause {
  return { ...one, wayOut: `${one.wayOut}：${addresses.login}` }
}

/** The one cause why a case of this phone does not wait for an answer, or that it does. */
export function causeOfCase(offer: OfferSummary, hasAccount: boolean, edition: Edition): WhyCause {
  const about = { unitName: offer.unitName, caseNo: offer.caseNo }
  const { answer, answerable, draft, status } = offer
  const { hotline } = edition.jurisdiction
  if (answerable && draft !== null) {
    return { ...about, key: 'open', cause: draftWords, wayOut: '打开办件，核对后提交。' }
  }
  if (answerable && (answer === null || !answer.counts)) {
    return {
      ...about,
      key: 'open',
      cause: '这笔返还正等您单位确认',
      wayOut: '打开办件，阅读政策后选择确认享受或放弃享受。',
    }
  }
  if (status.state === 'withdrawn') {
    const why = status.more === null ? '' : `：${status.more}`
    return {
      ...about,
      key: 'withdrawn',
      cause: `这笔返还${status.words}${why}`,
      wayOut: `有疑问请拨打 ${hotline}。`,
    }
  }
  if (answer?.choice === 'ACCEPT' && !hasAccount && status.state !== 'paid') {
    return { ...about, key: 'blankAccount', ...generalCauses.blankAccount }
  }
  const said = answer === null ? '' : `：${choiceWords[answer.choice]}`
  return {
    ...about,
    key: 'answered',
    cause: `您单位已经答复过了${said}，现在是「${status.words}」`,
    wayOut: answerable ? '不用再办别的；公示开始前可以更改选择。' : '不用再办别的，可以查看进度。',
  }
}

/** What is known of a unit that no list names; see `causeOfUnit`. */
export interface UnlistedUnit {
  name: string
  uscc: string
  /** Whether a list of its region is out, so that it could have been on it. */
  regionListed: boolean
}

/** The one cause of a unit of which no list says anything: what kind of unit it is, or how far the lists are. */
export function causeOfUnit({ name, uscc, regionListed }: UnlistedUnit): WhyCause {
  const isBusinessOfOne = usccKind(uscc) === 'individualBusiness'
  const key = isBusinessOfOne ? 'individualBusiness' : regionListed ? 'notOnList' : 'notAssessed'
  return { key, unitName: name, caseNo: null, ...generalCauses[key] }
}

/** A unit that a released list carries as not eligible, with the reason that the list gives. */
export function causeOfIneligible(unit: { name: string; uscc: string; reason: string }): WhyCause {
  const key = usccKind(unit.uscc) === 'individualBusiness' ? 'individualBusiness' : 'ineligible'
  const { wayOut } = generalCauses[key]
  return {
    key,
    unitName: unit.name,
    caseNo: null,
    cause: `核定结果是不符合条件：${unit.reason}`,
    wayOut,
  }
}
